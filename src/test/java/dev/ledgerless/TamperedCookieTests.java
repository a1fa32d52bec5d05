package dev.ledgerless;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever sends a cookie that is not as we wrote it learns nothing by it: on the whole
 * application, over a raw connection, each answer is the one that somebody without a
 * cookie gets, except that the cookie is cleared.
 */
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class TamperedCookieTests {

	private static final int TAMPERINGS = 1500;

	private static final String PLAIN_NAME = "ledgerless";

	private static final String HOST_NAME = "__Host-ledgerless";

	private static final List<String> REQUESTS = List.of("GET /", "GET /?days=30", "GET /setup", "GET /api/dashboard",
			"GET /api/transactions", "GET /api/spending-analysis", "GET /config-status", "GET /nowhere",
			"GET /api/nothing", "GET /logout", "POST /setup", "POST /logout", "DELETE /api/delete-me", "OPTIONS /",
			"HEAD /setup", "PUT /");

	// What stands in cookies, what separates them, what quotes, and what no browser
	// sends.
	private static final String CHARACTERS = "ABCabcxyz019-_.ABCabcxyz019-_.;;,,\"\"  ==\t\\%$~!'<>{}@/+\u00a0\u00c4\u00df\u0080\u00ff";

	// What no header may hold (RFC 9110, 5.5): the container answers before we see it.
	private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x08\\x0A-\\x1F\\x7F]");

	@AutoClose("giveBack")
	private static final PlaidWire WIRE = PlaidWire.borrow();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE).behindRender();

	private final Random random = new Random(20_261_124);

	private final RawHttp http = APPLICATION.http();

	/** What the headers of a request hold, as a browser's rules read them. */
	private enum BankSnapshot {

		/** No cookie of our name. */
		NONE,

		/** The cookie as we wrote it, and no other of our name. */
		UNTOUCHED,

		/** A cookie of our name, or several, that we did not write. */
		TAMPERED

	}

	private static BankSnapshot snapshot(List<String> headers, Visitor visitor) {
		String name = name(visitor);
		List<String> values = new ArrayList<>();
		for (String header : headers) {
			for (String pair : header.split(";", -1)) {
				String[] parts = pair.split("=", 2);
				if (trimmed(parts[0]).equals(name)) {
					values.add((parts.length == 2) ? trimmed(parts[1]) : "");
				}
			}
		}
		if (values.isEmpty()) {
			return BankSnapshot.NONE;
		}
		return values.equals(List.of(value(visitor))) ? BankSnapshot.UNTOUCHED : BankSnapshot.TAMPERED;
	}

	private static String trimmed(String text) {
		return text.replaceAll("^[ \\t]+|[ \\t]+$", "");
	}

	private static String name(Visitor visitor) {
		return visitor.origin().equals(Visitor.LOCALHOST) ? PLAIN_NAME : HOST_NAME;
	}

	private static String value(Visitor visitor) {
		return visitor.cookie().substring(visitor.cookie().indexOf('=') + 1);
	}

	@Test
	void givenATamperedCookieThenTheAnswerIsThatOfNoCookieAndTheCookieIsCleared(TestReporter reporter,
			CapturedOutput output) {
		PlaidWire.Item item = WIRE.item("Bank").checking("1");
		List<Visitor> visitors = List.of(APPLICATION.link(item, Visitor.LOCALHOST),
				APPLICATION.link(item, Visitor.HTTPS));
		Map<String, RawHttp.Answer> strangers = new HashMap<>();
		Map<BankSnapshot, Integer> figures = new EnumMap<>(BankSnapshot.class);
		for (int i = 0; i < TAMPERINGS; i++) {
			Visitor visitor = visitors.get(i % 2);
			List<String> headers = tampered(visitor.cookie(), CHARACTERS);
			BankSnapshot snapshot = snapshot(headers, visitor);
			String request = REQUESTS.get(this.random.nextInt(REQUESTS.size()));
			figures.merge(snapshot, 1, Integer::sum);
			if (snapshot == BankSnapshot.UNTOUCHED) {
				assertThat(send("GET /config-status", visitor, headers).body()).as(headers.toString())
					.contains("\"linked_banks\":1");
				continue;
			}
			RawHttp.Answer stranger = strangers.computeIfAbsent(request + visitor.origin(),
					(key) -> send(request, visitor, List.of()));
			RawHttp.Answer answer = send(request, visitor, headers);
			assertThat(answer.sameForStrangers()).as(request + headers).isEqualTo(stranger.sameForStrangers());
			assertCleared(answer, stranger, snapshot, visitor);
		}
		reporter.publishEntry("tampered cookies, the whole application",
				"%d tamperings, as answered without a cookie and cleared: %d, as without a cookie of ours: %d, left whole: %d; others: 0"
					.formatted(TAMPERINGS, figures.get(BankSnapshot.TAMPERED), figures.get(BankSnapshot.NONE),
							figures.get(BankSnapshot.UNTOUCHED)));
		assertThat(figures.get(BankSnapshot.TAMPERED)).isGreaterThan(1000);
		for (Visitor visitor : visitors) {
			assertThat(send("GET /", visitor, List.of(visitor.cookie())).status()).isEqualTo(200);
			assertThat(output.getAll()).doesNotContain(value(visitor).substring(0, 40))
				.doesNotContain(value(visitor).substring(value(visitor).length() - 40));
		}
	}

	private static void assertCleared(RawHttp.Answer answer, RawHttp.Answer stranger, BankSnapshot snapshot,
			Visitor visitor) {
		boolean begins = !stranger.setCookies().isEmpty();
		if (begins) {
			// A page with a form begins a session, which takes the cookie's place.
			assertThat(answer.setCookies()).singleElement()
				.asString()
				.startsWith(name(visitor) + "=v1.")
				.doesNotContain(value(visitor));
		}
		else if (snapshot == BankSnapshot.TAMPERED) {
			assertThat(answer.setCookies()).singleElement()
				.asString()
				.startsWith(name(visitor) + "=;")
				.contains("Path=/", "Max-Age=0");
		}
		else {
			assertThat(answer.setCookies()).isEmpty();
		}
	}

	@Test
	void givenAControlCharacterInTheCookieThenTheContainerRefusesTheRequestAndNothingIsOpened(TestReporter reporter,
			CapturedOutput output) {
		Visitor visitor = APPLICATION.link(WIRE.item("Bank").checking("1"), Visitor.LOCALHOST);
		int tried = 0;
		for (char control = 0; control <= 0x7F; control++) {
			if (!CONTROL.matcher(String.valueOf(control)).matches()) {
				continue;
			}
			int place = PLAIN_NAME.length() + 1 + this.random.nextInt(value(visitor).length());
			for (String cookie : List.of(visitor.cookie() + control + "x",
					inserted(visitor.cookie(), place, control))) {
				RawHttp.Answer answer = send("GET /config-status", visitor, List.of(cookie));
				assertThat(answer.status()).isEqualTo(400);
				assertThat(answer.body()).doesNotContain("linked_banks");
				assertThat(answer.setCookies()).hasSizeLessThanOrEqualTo(1);
				tried++;
			}
		}
		reporter.publishEntry("control characters in cookies", tried + " requests: all refused with 400");
		assertThat(output.getAll()).doesNotContain(value(visitor).substring(0, 40));
	}

	@Test
	void givenACookieLongerThanTheContainerReadsThenItRefusesTheRequestAndNothingIsOpened(CapturedOutput output) {
		Visitor visitor = APPLICATION.link(WIRE.item("Bank").checking("1"), Visitor.LOCALHOST);
		RawHttp.Answer shorter = send("GET /api/dashboard", visitor, List.of(visitor.cookie() + "x".repeat(9000)));
		assertThat(shorter.status()).isEqualTo(401);
		assertThat(shorter.setCookies()).singleElement().asString().contains("Max-Age=0");
		assertThat(send("GET /api/dashboard", visitor, List.of(visitor.cookie() + "x".repeat(17_000))).status())
			.isEqualTo(431);
		assertThat(output.getAll()).doesNotContain(value(visitor).substring(0, 40));
	}

	@Test
	void givenAMalformedCookieOfAnotherNameBesideOursThenOursIsReadAndIsNotLogged(CapturedOutput output) {
		Visitor visitor = APPLICATION.link(WIRE.item("Bank").checking("1"), Visitor.LOCALHOST);
		for (String other : List.of("a=b\"c", "\"", "a=\u00c4", "=", "a b=c", "a=b c", "a=\"b")) {
			for (String header : List.of(other + "; " + visitor.cookie(), visitor.cookie() + "; " + other)) {
				assertThat(send("GET /config-status", visitor, List.of(header)).body()).as(header)
					.contains("\"linked_banks\":1");
			}
		}
		assertThat(output.getAll()).doesNotContain(value(visitor).substring(0, 40)).doesNotContain("cookie header");
	}

	private RawHttp.Answer send(String request, Visitor visitor, List<String> cookieHeaders) {
		String[] words = request.split(" ", 2);
		List<String> headers = new ArrayList<>(visitor.origin());
		headers.add("Accept: text/html,*/*;q=0.8");
		cookieHeaders.forEach((header) -> headers.add("Cookie: " + header));
		return this.http.ask(words[0], words[1], headers);
	}

	private List<String> tampered(String cookie, String characters) {
		int begin = cookie.indexOf('=') + 1;
		int place = begin + this.random.nextInt(cookie.length() - begin);
		char character = characters.charAt(this.random.nextInt(characters.length()));
		return switch (this.random.nextInt(16)) {
			case 0, 1, 2, 3 -> List.of(cookie.substring(0, place) + character + cookie.substring(place + 1));
			case 4, 5 -> List.of(inserted(cookie, place, character));
			case 6 -> List.of(cookie.substring(0, place));
			case 7 -> List.of(cookie.substring(0, begin) + cookie.substring(place));
			case 8, 9 -> List.of(cookie + character);
			case 10 -> List.of(inserted(cookie, begin, character));
			case 11 -> List.of(inserted(cookie, this.random.nextInt(begin), character));
			case 12 -> List.of(otherCase(cookie, this.random.nextInt(cookie.length())));
			case 13 -> List.of(cookie, cookie.substring(0, place));
			case 14 -> List.of(cookie + "; theme=dark; " + cookie);
			default -> List.of(cookie.substring(0, begin) + "\"" + cookie.substring(begin) + "\"");
		};
	}

	private static String inserted(String text, int place, char character) {
		return text.substring(0, place) + character + text.substring(place);
	}

	private static String otherCase(String text, int place) {
		char character = text.charAt(place);
		char other = Character.isLowerCase(character) ? Character.toUpperCase(character)
				: Character.toLowerCase(character);
		return text.substring(0, place) + other + text.substring(place + 1);
	}

}
