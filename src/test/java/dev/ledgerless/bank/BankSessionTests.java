package dev.ledgerless.bank;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.ledgerless.keys.Keys;
import dev.ledgerless.keys.TestKeys;
import dev.ledgerless.session.Browser;
import dev.ledgerless.session.Deployment;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.MutableClock;
import dev.ledgerless.session.SessionLifetime;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Linking banks to a browser, through the session and its cookie.
 */
class BankSessionTests {

	private static final Instant BEGINNING = Instant.parse("2026-11-24T12:00:00Z");

	private final MutableClock clock = new MutableClock(BEGINNING);

	private final Keys keys = TestKeys.of("t", "c");

	private final TokenVault vault = vault(this.keys);

	private final BankSessions sessions = new BankSessions(this.vault, references(this.keys),
			Banks.undelivered(this.keys, this.clock));

	private final Deployment deployment = deployment(this.keys);

	private final Browser browser = new Browser();

	private static TokenVault vault(Keys keys) {
		return new TokenVault(keys.tokens().aead("access-token"), Banks.ENVIRONMENT);
	}

	private static BankReferences references(Keys keys) {
		return new BankReferences(keys.tokens().mac("bank-reference"));
	}

	private Deployment deployment(Keys keys) {
		return Deployment.of(keys, this.clock, new LinkedBanks.Attribute(), new SealedLinks.Attribute())
			.with(new LinkedBanksFilter(
					new BankSessions(vault(keys), references(keys), Banks.undelivered(keys, this.clock))));
	}

	private boolean link(Bank bank, SessionLifetime lifetime) {
		boolean[] before = new boolean[1];
		this.browser.visit(this.deployment,
				(request, response) -> before[0] = this.sessions.of(request).link(bank, lifetime));
		return before[0];
	}

	private List<Bank> linked() {
		return linked(this.browser.cookie());
	}

	private List<Bank> linked(String cookie) {
		List<Bank> banks = new ArrayList<>();
		this.deployment.serve(Deployment.request(Deployment.COOKIE + "=" + cookie), (request, response) -> {
			HttpSession session = request.getSession(false);
			LinkedBanks.of(session).banks().forEach((bank) -> banks.add(this.vault.open(bank, session.getId())));
		});
		return banks;
	}

	private String id() {
		String[] id = { "" };
		this.browser.visit(this.deployment, (request, response) -> id[0] = request.getSession(false).getId());
		return id[0];
	}

	@Test
	void withoutASessionNothingIsLinked() {
		assertThat(LinkedBanks.of(null)).isSameAs(LinkedBanks.NONE);
		assertThat(LinkedBanks.NONE.isEmpty()).isTrue();
	}

	@Test
	void banksAreAddedInTheirOrder() {
		for (int number = 1; number <= 5; number++) {
			assertThat(link(Banks.bank(number), SessionLifetime.BROWSER)).isFalse();
		}
		assertThat(linked()).extracting(Bank::itemId)
			.containsExactlyElementsOf(
					List.of(1, 2, 3, 4, 5).stream().map((number) -> Banks.bank(number).itemId()).toList());
	}

	@Test
	void aBankThatIsLinkedAlreadyIsReplacedInItsPlace() {
		link(Banks.bank(1), SessionLifetime.BROWSER);
		link(Banks.bank(2), SessionLifetime.BROWSER);
		Bank again = new Bank(Banks.bank(9).token(), Banks.bank(1).itemId(), "New Name");
		assertThat(link(again, SessionLifetime.BROWSER)).isTrue();
		assertThat(linked()).containsExactly(again, Banks.bank(2));
		Bank byToken = new Bank(Banks.bank(2).token(), "", "By Token");
		assertThat(link(byToken, SessionLifetime.BROWSER)).isTrue();
		assertThat(linked()).containsExactly(again, byToken);
	}

	@Test
	void everyLinkGivesTheSessionANewIdForWhichTheOldBanksDoNotOpen() {
		Set<String> ids = new HashSet<>();
		this.browser.visit(this.deployment, (request, response) -> ids.add(request.getSession().getId()));
		for (int number = 1; number <= 4; number++) {
			link(Banks.bank((number == 4) ? 1 : number), SessionLifetime.BROWSER);
			ids.add(id());
			List<SealedBank> sealed = sealed();
			for (String id : ids) {
				for (SealedBank bank : sealed) {
					if (!id.equals(id())) {
						assertThatExceptionOfType(UnopenableBankException.class)
							.isThrownBy(() -> this.vault.open(bank, id));
					}
				}
			}
		}
		assertThat(ids).hasSize(5);
	}

	private List<SealedBank> sealed() {
		List<SealedBank> banks = new ArrayList<>();
		this.browser.visit(this.deployment,
				(request, response) -> banks.addAll(LinkedBanks.of(request.getSession(false)).banks()));
		return banks;
	}

	@Test
	void theFirstBankBeginsASessionWithItsOwnAgeThatKeepsWhatWasThere() {
		this.browser.visit(this.deployment, (request, response) -> request.getSession()
			.setAttribute(Flash.ATTRIBUTE, new Flash("flash.of-before")));
		this.clock.advance(Duration.ofMinutes(100));
		link(Banks.bank(1), SessionLifetime.REMEMBERED);
		this.browser.visit(this.deployment, (request, response) -> {
			HttpSession session = request.getSession(false);
			assertThat(session.getCreationTime()).isEqualTo(this.clock.millis());
			assertThat(session.getAttribute(Flash.ATTRIBUTE)).isEqualTo(new Flash("flash.of-before"));
			assertThat(session.getAttribute(SessionLifetime.ATTRIBUTE)).isEqualTo(SessionLifetime.REMEMBERED);
		});
	}

	@Test
	void aLaterBankKeepsTheAgeAndMayLengthenTheLifetime() {
		link(Banks.bank(1), SessionLifetime.BROWSER);
		this.clock.advance(Duration.ofMinutes(30));
		link(Banks.bank(2), SessionLifetime.REMEMBERED);
		this.browser.visit(this.deployment, (request, response) -> {
			HttpSession session = request.getSession(false);
			assertThat(session.getCreationTime()).isEqualTo(BEGINNING.toEpochMilli());
			assertThat(session.getAttribute(SessionLifetime.ATTRIBUTE)).isEqualTo(SessionLifetime.REMEMBERED);
		});
	}

	@Test
	void aLaterBankInARememberedSessionDoesNotEndItWithAllItsBanks() {
		link(Banks.bank(1), SessionLifetime.REMEMBERED);
		this.clock.advance(Duration.ofDays(3));
		link(Banks.bank(2), SessionLifetime.BROWSER);
		assertThat(linked()).containsExactly(Banks.bank(1), Banks.bank(2));
	}

	@Test
	void twentyBanksFitAndTheTwentyFirstIsRefused(TestReporter reporter) {
		for (int number = 1; number <= LinkedBanks.MOST; number++) {
			link(Banks.bank(number), SessionLifetime.REMEMBERED);
		}
		this.browser.visit(this.deployment, (request, response) -> {
			HttpSessionCsrfTokenRepository csrf = new HttpSessionCsrfTokenRepository();
			csrf.saveToken(csrf.generateToken(request), request, response);
			request.getSession().setAttribute(Flash.ATTRIBUTE, new Flash("flash.link-renewed"));
		});
		assertThat(Banks.bank(1).itemId()).hasSize(37);
		assertThat(Banks.bank(1).institution()).hasSize(24);
		assertThat(linked()).hasSize(20);
		int length = Deployment.COOKIE.length() + 1 + this.browser.cookie().length();
		reporter.publishEntry("twenty banks",
				"a cookie of " + length + " characters, its name, a CSRF token and a message included");
		assertThat(length).isEqualTo(3606).isLessThanOrEqualTo(3800);
		List<Bank> before = linked();
		String id = id();
		MockHttpServletResponse response = this.browser.visit(this.deployment, (request, res) -> {
			assertThat(LinkedBanks.of(request.getSession(false)).isFull()).isTrue();
			assertThatExceptionOfType(TooManyBanksException.class)
				.isThrownBy(() -> this.sessions.of(request).link(Banks.bank(21), SessionLifetime.REMEMBERED));
		});
		assertThat(Browser.setCookies(response)).isEmpty();
		assertThat(linked()).isEqualTo(before);
		assertThat(id()).isEqualTo(id);
		assertThat(link(Banks.bank(7), SessionLifetime.REMEMBERED)).isTrue();
	}

	@Test
	void aBankForWhichThereIsNoRoomLeavesTheSessionAsItWas() {
		int[] linked = new int[1];
		for (int number = 1; linked[0] == 0; number++) {
			Bank longest = longest(number);
			String before = this.browser.cookie();
			int count = number - 1;
			MockHttpServletResponse response = this.browser.visit(this.deployment, (request, res) -> {
				try {
					this.sessions.of(request).link(longest, SessionLifetime.BROWSER);
				}
				catch (TooManyBanksException ex) {
					linked[0] = count;
				}
			});
			if (linked[0] > 0) {
				assertThat(Browser.setCookies(response)).isEmpty();
				assertThat(this.browser.cookie()).isEqualTo(before);
				assertThat(linked()).hasSize(count).doesNotContain(longest);
			}
		}
		assertThat(linked[0]).isBetween(5, 19);
		assertThat(link(new Bank(longest(1).token(), "", "shorter"), SessionLifetime.BROWSER)).isTrue();
	}

	private static Bank longest(int number) {
		return new Bank(AccessToken.of(Banks.ENVIRONMENT, "%0128d".formatted(number)), "%0128d".formatted(number),
				"n".repeat(64));
	}

	@Test
	void banksSealedByAFormerKeyAreSealedAnewOnce() {
		link(Banks.bank(1), SessionLifetime.BROWSER);
		link(Banks.bank(2), SessionLifetime.BROWSER);
		String id = id();
		Deployment during = deployment(TestKeys.of("nt", "c"));
		Deployment after = deployment(TestKeys.of("n", "c"));
		assertThat(Browser.setCookies(this.browser.visit(during, (request, response) -> {
		}))).hasSize(1);
		assertThat(Browser.setCookies(this.browser.visit(during, (request, response) -> {
		}))).isEmpty();
		TokenVault current = vault(TestKeys.of("n", "c"));
		this.browser.visit(after, (request, response) -> {
			HttpSession session = request.getSession(false);
			assertThat(session.getId()).isEqualTo(id);
			assertThat(LinkedBanks.of(session).banks().stream().map((bank) -> current.open(bank, id)))
				.containsExactly(Banks.bank(1), Banks.bank(2));
		});
	}

	@Test
	void aSessionWhoseBanksDoNotOpenIsEndedAndCleared() {
		link(Banks.bank(1), SessionLifetime.BROWSER);
		String copy = this.browser.cookie();
		Deployment after = deployment(TestKeys.of("n", "c"));
		MockHttpServletResponse response = this.browser.visit(after,
				(request, res) -> assertThat(request.getSession(false)).isNull());
		assertThat(Browser.setCookies(response)).singleElement().asString().contains("Max-Age=0");
		assertThat(after.accepts(copy)).isFalse();
	}

	@Test
	void aSessionWithoutBanksIsLeftAlone() {
		this.browser.visit(this.deployment, (request, response) -> request.getSession());
		assertThat(Browser.setCookies(this.browser.visit(deployment(TestKeys.of("n", "c")),
				(request, response) -> assertThat(request.getSession(false)).isNotNull())))
			.isEmpty();
	}

	@Test
	void aLogoutDuringALinkEndsWhatTheLinkMakes() {
		link(Banks.bank(1), SessionLifetime.BROWSER);
		this.browser.visit(this.deployment, (link, response) -> {
			this.deployment.serve(this.browser.request(), (request, res) -> request.getSession().invalidate());
			assertThatExceptionOfType(ConcurrentSessionChangeException.class)
				.isThrownBy(() -> this.sessions.of(link).link(Banks.bank(2), SessionLifetime.BROWSER));
		});
		assertThat(this.browser.given()).noneMatch(this.deployment::accepts);
	}

	@Test
	void ofTwoLinksAtOnceOneIsKeptAndTheOtherIsTold() {
		link(Banks.bank(1), SessionLifetime.BROWSER);
		assertThatTheSlowerOfTwoLinksIsTold();
		assertThat(linked()).containsExactly(Banks.bank(1), Banks.bank(2));
	}

	@Test
	void ofTwoFirstLinksAtOnceOneIsKeptAndTheOtherIsTold() {
		this.browser.visit(this.deployment, (request, response) -> request.getSession());
		assertThatTheSlowerOfTwoLinksIsTold();
		assertThat(linked()).containsExactly(Banks.bank(2));
	}

	private void assertThatTheSlowerOfTwoLinksIsTold() {
		MockHttpServletResponse late = this.deployment.serve(this.browser.request(), (request, response) -> {
			request.getSession(false);
			link(Banks.bank(2), SessionLifetime.BROWSER);
			assertThatExceptionOfType(ConcurrentSessionChangeException.class)
				.isThrownBy(() -> this.sessions.of(request).link(Banks.bank(3), SessionLifetime.BROWSER));
		});
		assertThat(late.getHeaders("Set-Cookie")).isEmpty();
		assertThat(this.deployment.lostChanges()).isZero();
	}

	private int linkAll(List<Bank> banks) {
		int[] before = new int[1];
		this.browser.visit(this.deployment,
				(request, response) -> before[0] = this.sessions.of(request).linkAll(banks, SessionLifetime.BROWSER));
		return before[0];
	}

	@Test
	void severalBanksAreLinkedInOneGoAndThoseOfBeforeAreReplaced() {
		assertThat(linkAll(List.of(Banks.bank(1), Banks.bank(2)))).isZero();
		String id = id();
		Bank again = new Bank(Banks.bank(9).token(), Banks.bank(2).itemId(), "New Name");
		assertThat(linkAll(List.of(Banks.bank(3), again, Banks.bank(4), Banks.bank(3)))).isEqualTo(1);
		assertThat(id()).isNotEqualTo(id);
		assertThat(linked()).containsExactly(Banks.bank(1), again, Banks.bank(3), Banks.bank(4));
	}

	@Test
	void ofSeveralBanksForWhichThereIsNoRoomNoneIsLinked() {
		List<Bank> twenty = IntStream.rangeClosed(1, 20).mapToObj(Banks::bank).toList();
		linkAll(twenty.subList(0, 18));
		String before = this.browser.cookie();
		for (List<Bank> tooMany : List.of(IntStream.rangeClosed(18, 21).mapToObj(Banks::bank).toList(),
				List.of(longest(1), longest(2)))) {
			MockHttpServletResponse response = this.browser.visit(this.deployment,
					(request, res) -> assertThatExceptionOfType(TooManyBanksException.class)
						.isThrownBy(() -> this.sessions.of(request).linkAll(tooMany, SessionLifetime.REMEMBERED)));
			assertThat(Browser.setCookies(response)).isEmpty();
			assertThat(this.browser.cookie()).isEqualTo(before);
		}
		assertThat(linkAll(twenty)).isEqualTo(18);
		assertThat(linked()).isEqualTo(twenty);
	}

	private int linkMissing(List<Bank> banks) {
		int[] added = new int[1];
		this.browser.visit(this.deployment, (request,
				response) -> added[0] = this.sessions.of(request).linkMissing(banks, SessionLifetime.BROWSER));
		return added[0];
	}

	@Test
	void ofBanksThatAreWantedThoseThatAreLinkedKeepTheirToken() {
		link(Banks.bank(1), SessionLifetime.BROWSER);
		Bank renewed = new Bank(Banks.bank(9).token(), Banks.bank(2).itemId(), "Renewed");
		link(renewed, SessionLifetime.BROWSER);
		String id = id();
		assertThat(linkMissing(List.of(Banks.bank(3), Banks.bank(2), Banks.bank(1), Banks.bank(3)))).isEqualTo(1);
		assertThat(linked()).containsExactly(Banks.bank(1), renewed, Banks.bank(3));
		assertThat(id()).isNotEqualTo(id);
		assertThat(linkMissing(List.of(Banks.bank(2), Banks.bank(3)))).isZero();
		assertThat(linked()).containsExactly(Banks.bank(1), renewed, Banks.bank(3));
	}

	@Test
	void whereNothingIsLinkedAllThatAreWantedAreAdded() {
		List<Bank> twenty = IntStream.rangeClosed(1, 20).mapToObj(Banks::bank).toList();
		assertThat(linkMissing(twenty)).isEqualTo(20);
		assertThat(linked()).isEqualTo(twenty);
		assertThat(linkMissing(twenty)).isZero();
	}

	@Test
	void ofMissingBanksForWhichThereIsNoRoomNoneIsLinked() {
		linkMissing(IntStream.rangeClosed(1, 19).mapToObj(Banks::bank).toList());
		String before = this.browser.cookie();
		MockHttpServletResponse response = this.browser.visit(this.deployment,
				(request, res) -> assertThatExceptionOfType(TooManyBanksException.class)
					.isThrownBy(() -> this.sessions.of(request)
						.linkMissing(IntStream.rangeClosed(19, 21).mapToObj(Banks::bank).toList(),
								SessionLifetime.BROWSER)));
		assertThat(Browser.setCookies(response)).isEmpty();
		assertThat(this.browser.cookie()).isEqualTo(before);
		assertThat(linkMissing(List.of(Banks.bank(19), Banks.bank(20)))).isEqualTo(1);
	}

}
