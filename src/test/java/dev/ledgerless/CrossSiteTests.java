package dev.ledgerless;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 9: what another site, or nobody in particular, has a browser send changes
 * nothing.
 */
class CrossSiteTests {

	private static final List<List<String>> FOREIGN = List.of(List.of("Sec-Fetch-Site: cross-site"),
			List.of("Sec-Fetch-Site: same-site"), List.of("Sec-Fetch-Site: none"), List.of("Sec-Fetch-Site: "),
			List.of("Sec-Fetch-Site: same-origin, cross-site"), List.of("Sec-Fetch-Site: Same-Origin"),
			List.of("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"),
			List.of("Sec-Fetch-Site: cross-site", "Origin: https://localhost"), List.of("Origin: null"),
			List.of("Origin: https://evil.example"), List.of("Origin: http://localhost"),
			List.of("Origin: https://localhost:8443"), List.of("Origin: https://localhost.evil.example"),
			List.of("Origin: https://evil.example/https://localhost"), List.of("Origin: https://localhost/"),
			List.of("Origin: https://LOCALHOST"), List.of("Origin: https://user@localhost"), List.of("Origin: "),
			List.of("Origin: https://localhost", "Origin: https://evil.example"),
			List.of("Referer: https://localhost/setup"), List.of());

	private static final List<String> OWN = List.of("Sec-Fetch-Site: same-origin", "Origin: https://localhost",
			"Origin: https://localhost:443");

	@AutoClose("giveBack")
	private static final PlaidWire WIRE = PlaidWire.borrow();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE).behindRender();

	@Test
	void whatAnotherSiteSendsIsRefusedAndChangesNothing(TestReporter reporter) {
		assertThat(APPLICATION.unsafeTargets()).hasSizeGreaterThan(14)
			.contains("POST /logout", "POST /refresh", "DELETE /api/delete-me");
		Visitor visitor = APPLICATION.link(WIRE.item("access-sandbox-cross"), Visitor.HTTPS);
		String bank = reference(visitor);
		int asked = WIRE.requestCount();
		int refused = 0;
		for (String target : APPLICATION.unsafeTargets()) {
			for (List<String> foreign : FOREIGN) {
				RawHttp.Answer answer = send(target.replace("{reference}", bank), visitor.cookie(), visitor.csrfToken(),
						foreign);
				assertThat(answer.status()).as(target + " with " + foreign).isEqualTo(403);
				assertThat(answer.values("Set-Cookie")).as(target + " with " + foreign).isEmpty();
				refused++;
			}
		}
		assertThat(WIRE.requestCount()).isEqualTo(asked);
		assertThatTheBankIsThere(visitor);
		reporter.publishEntry("Proof 9", refused + " requests of other sites with a good token and cookie: all 403, "
				+ "nothing changed, Plaid not asked");
	}

	@Test
	void aRequestWithoutItsTokenIsRefusedAndChangesNothing() {
		Visitor visitor = APPLICATION.link(WIRE.item("access-sandbox-token"), Visitor.HTTPS);
		Visitor other = APPLICATION.arrive(Visitor.HTTPS);
		String bank = reference(visitor);
		int asked = WIRE.requestCount();
		for (String target : APPLICATION.unsafeTargets()) {
			for (String token : List.of("", "x", other.csrfToken(), visitor.csrfToken().substring(1))) {
				for (String origin : OWN) {
					assertThat(send(target.replace("{reference}", bank), visitor.cookie(), token, List.of(origin))
						.status()).as(target + " with " + token).isEqualTo(403);
				}
			}
		}
		assertThat(WIRE.requestCount()).isEqualTo(asked);
		assertThatTheBankIsThere(visitor);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sec-Fetch-Site: same-origin", "Origin: https://localhost" })
	void whatAPageOfThisSiteSendsIsDone(String origin) {
		Visitor visitor = APPLICATION.link(WIRE.item("access-sandbox-own"), Visitor.HTTPS);
		RawHttp.Answer answer = send("POST /logout", visitor.cookie(), visitor.csrfToken(), List.of(origin));
		assertThat(answer.status()).isEqualTo(303);
	}

	@Test
	void theApiTellsItAsProblemDetails() {
		RawHttp.Answer answer = send("DELETE /api/delete-me", "", "", List.of("Origin: null"));
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.values("Content-Type")).containsExactly("application/problem+json");
	}

	@Test
	void whatMayNotChangeAnythingIsReadFromAnywhere() {
		Visitor visitor = APPLICATION.link(WIRE.item("access-sandbox-read"), Visitor.HTTPS);
		for (List<String> foreign : FOREIGN) {
			List<String> headers = new ArrayList<>(foreign);
			headers.addAll(List.of("X-Forwarded-Proto: https", "Cookie: " + visitor.cookie()));
			assertThat(APPLICATION.http().ask("GET", "/config-status", headers).status()).isEqualTo(200);
		}
	}

	/** What the forms of this site call the visitor's bank. */
	private static String reference(Visitor visitor) {
		Matcher form = Pattern.compile("/banks/([^/\"]+)/remove")
			.matcher(APPLICATION.http().ask("GET", "/banks", visitor.headers()).body());
		assertThat(form.find()).isTrue();
		return form.group(1);
	}

	private static void assertThatTheBankIsThere(Visitor visitor) {
		assertThat(APPLICATION.http().ask("GET", "/config-status", visitor.headers()).body())
			.contains("\"linked_banks\":1");
	}

	private static RawHttp.Answer send(String target, String cookie, String token, List<String> headers) {
		String[] request = target.split(" ", 2);
		List<String> all = new ArrayList<>(headers);
		all.addAll(List.of("X-Forwarded-Proto: https", "Content-Type: application/x-www-form-urlencoded",
				"X-CSRF-TOKEN: " + token));
		if (!cookie.isEmpty()) {
			all.add("Cookie: " + cookie);
		}
		return APPLICATION.http().send(request[0], Objects.requireNonNull(request[1]), all, "access_token=x");
	}

}
