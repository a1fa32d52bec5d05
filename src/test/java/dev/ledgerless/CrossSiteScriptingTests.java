package dev.ledgerless;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 13: whatever banks call things and whatever stands in an address, a real browser
 * shows it as text, runs nothing of it, and has nothing to refuse.
 */
@Order(1)
class CrossSiteScriptingTests {

	/** Each tries to leave a mark where it is run. */
	static final List<String> CORPUS = List.of("<script>window.pwned=1</script>", "<ScRiPt>window.pwned=1</sCrIpT >",
			"\"><script>window.pwned=1</script>", "'><img src=x onerror=window.pwned=1>",
			"<img src=x onerror=\"window.pwned=1\">", "<svg onload=window.pwned=1>", "<svg/onload=window.pwned=1//",
			"<svg><animate onbegin=window.pwned=1 attributeName=x dur=1s>", "<body onload=window.pwned=1>",
			"<details open ontoggle=window.pwned=1>", "<iframe srcdoc=\"<script>parent.pwned=1</script>\">",
			"<a href=\"javascript:window.pwned=1\">x</a>", "javascript:window.pwned=1//",
			"data:text/html,<script>1</script>", "\" onmouseover=\"window.pwned=1\" autofocus onfocus=\"window.pwned=1",
			"' onfocus='window.pwned=1' autofocus='", "--><script>window.pwned=1</script><!--",
			"]]><script>window.pwned=1</script>", "</title><script>window.pwned=1</script>",
			"</textarea><script>window.pwned=1</script>", "</style><script>window.pwned=1</script>",
			"</script><script>window.pwned=1</script>", "${7777*7777}", "#{7777*7777}", "*{7777*7777}", "@{7777*7777}",
			"~{::body}", "[[${7777*7777}]]", "[(${7777*7777})]", "__${7777*7777}__::.x",
			"${T(java.lang.Runtime).getRuntime().exec('id')}", "{{constructor.constructor('window.pwned=1')()}}",
			"<%= 7777*7777 %>", "&lt;script&gt;window.pwned=1&lt;/script&gt;",
			"&#60;script&#62;window.pwned=1&#60;/script&#62;",
			"\\u003cscript\\u003ewindow.pwned=1\\u003c/script\\u003e", "%3Cscript%3Ewindow.pwned=1%3C/script%3E",
			"+ADw-script+AD4-window.pwned=1+ADw-/script+AD4-", "<scr\u0000ipt>window.pwned=1</scr\u0000ipt>",
			"line\u2028separator\u2029here", "\u202egnp.exe\u202c",
			"\ufeff\u200b<b onclick=window.pwned=1>zero width</b>", "<math><mtext><script>window.pwned=1</script>",
			"<form action=javascript:window.pwned=1><button>x", "<base href=//evil.example/>",
			"<link rel=stylesheet href=//evil.example/x.css>",
			"<meta http-equiv=refresh content=\"0;url=//evil.example\">",
			"<object data=\"data:text/html,<script>window.pwned=1</script>\">",
			"<template><img src=x onerror=window.pwned=1></template>", "`${window.pwned=1}`",
			"\r\nSet-Cookie: pwned=1\r\n\r\n<script>window.pwned=1</script>",
			"x".repeat(3000) + "<script>window.pwned=1</script>");

	@AutoClose("giveBack")
	private static final PlaidWire WIRE = PlaidWire.borrow();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE);

	private final Chromium chromium = Chromium.open(APPLICATION.port());

	private int pages;

	@AfterEach
	void closeTheBrowser() {
		this.chromium.close();
	}

	@Test
	void whatBanksAndAddressesSayIsTextToABrowser(TestReporter reporter) {
		PlaidWire.Item bank = bank();
		this.chromium.go("/setup");
		this.chromium.run("document.querySelector('[name=access_token]').closest('details')?.setAttribute('open', '')");
		WebElement field = this.chromium.find("[name=access_token]");
		field.sendKeys(bank.token());
		this.chromium.run("document.querySelector('[name=access_token]').form.requestSubmit()");
		this.chromium.until("return location.pathname === '/' && document.readyState === 'complete'");
		assertHarmless("/");
		assertThat(this.chromium.source()).doesNotContain("60481729");
		for (String shown : List.of("<svg onload=window.pwned=1>", "[[${7777*7777}]]", "</title><script>")) {
			assertThat(Objects.requireNonNull(this.chromium.run("return document.body.textContent")).toString())
				.contains(shown);
		}
		for (String path : List.of("/?days=365", "/?mask=1", "/glass-box", "/banks", "/leave", "/recovery", "/setup",
				"/?merchant=x", "/connect/return")) {
			visit(path);
		}
		String banks = this.chromium.go("/banks").source();
		String reference = banks.substring(banks.indexOf("/banks/") + 7).substring(0, 16);
		visit("/banks/" + reference + "/remove");
		visit("/banks/" + reference + "/renew");
		// Every parameter at once, each with another beginning of the corpus.
		List<String> parameters = List.of("q", "days", "from", "to", "account", "category", "merchant", "min", "max",
				"flow", "page", "mask", "pay_checking", "pay_card", "unknown", "_csrf", "access_token");
		for (int shift = 0; shift < CORPUS.size(); shift++) {
			List<String> query = new ArrayList<>();
			for (int i = 0; i < parameters.size(); i++) {
				String text = CORPUS.get((shift + i * 3) % CORPUS.size());
				query.add(parameters.get(i) + "=" + encode(text.substring(0, Math.min(text.length(), 250))));
			}
			visit("/?" + String.join("&", query));
		}
		for (String text : CORPUS.subList(0, 25)) {
			String encoded = encode(text.substring(0, Math.min(text.length(), 250)));
			visit("/?q=" + encoded);
			visit("/nowhere/" + encoded.replace("%2F", "")
				.replace("%5C", "")
				.replace("%00", "")
				.replace("%0D", "")
				.replace("%0A", ""));
		}
		Browser browser = APPLICATION.browser();
		browser.paste(bank.token());
		for (String file : List.of("/export/transactions.csv", "/export/transactions.json", "/api/transactions",
				"/api/dashboard", "/export/due-dates.ics")) {
			var answer = browser.get(file + "?from=2000-01-01&q=" + encode("<script>"));
			assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
			assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).doesNotContain("html");
			assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).doesNotContain("<");
		}
		reporter.publishEntry("proof 13",
				"%d texts in names and in 17 parameters, %d pages in a real browser: 0 scripts run, 0 dialogs, 0 complaints"
					.formatted(CORPUS.size(), this.pages));
	}

	private static PlaidWire.Item bank() {
		PlaidWire.Item bank = WIRE.item("<script>window.pwned=1</script> & \"Sons'");
		int number = 0;
		for (String text : CORPUS) {
			String id = (number == 0) ? "checking" : "account-" + number;
			bank.account(id, (number % 3 == 0) ? "credit" : "depository", "checking", "10", "5", "20", "USD");
			bank.accounts()
				.getLast()
				.put("name", text)
				.put("official_name", text)
				.put("mask", "<b>")
				.put("subtype", text);
			bank.row("row-" + number, LocalDate.now(ZoneOffset.UTC).minusDays(number % 60 + 1), "12.5")
				.put("name", text)
				.put("merchant_name", (number % 2 == 0) ? text : null)
				.put("merchant_entity_id", text)
				.put("account_owner", text)
				.putObject("personal_finance_category")
				.put("primary", text)
				.put("detailed", text);
			number++;
		}
		return bank;
	}

	private void visit(String path) {
		this.chromium.go(path);
		assertHarmless(path);
	}

	/** A dialog would make every call to the browser fail. */
	private void assertHarmless(String path) {
		this.pages++;
		Map<?, ?> seen = (Map<?, ?>) Objects.requireNonNull(this.chromium.run("""
				document.querySelectorAll('details').forEach((details) => details.open = true);
				document.querySelectorAll('input, a, button').forEach((element) => {
					element.dispatchEvent(new Event('mouseover'));
					element.dispatchEvent(new Event('focus'));
				});
				const foreign = [...document.querySelectorAll('*')].filter((element) =>
					['IFRAME', 'OBJECT', 'BASE', 'MATH', 'ANIMATE', 'TEMPLATE'].includes(element.nodeName.toUpperCase())
					|| [...element.attributes].some((attribute) => attribute.name.startsWith('on')
						|| (['href', 'src', 'action', 'formaction'].includes(attribute.name)
							&& !['http:', 'https:'].includes(new URL(attribute.value, location.href).protocol))));
				const scripts = [...document.scripts].filter((script) => !script.src.startsWith(location.origin));
				return { pwned: String(window.pwned), foreign: foreign.length, scripts: scripts.length };
				"""));
		assertThat(seen.get("pwned")).as(path).isEqualTo("undefined");
		assertThat(seen.get("foreign")).as(path).isEqualTo(0L);
		assertThat(seen.get("scripts")).as(path).isEqualTo(0L);
		assertThat(this.chromium.complaints()).as(path)
			// The status of the page itself, and a date field that does not take what it
			// is
			// given.
			.filteredOn((line) -> !line.contains("Failed to load resource")
					&& !line.contains("does not conform to the required format"))
			.isEmpty();
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

}
