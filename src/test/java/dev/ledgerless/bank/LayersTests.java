package dev.ledgerless.bank;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Mac;
import dev.ledgerless.keys.RotatingPrimitive;
import dev.ledgerless.keys.Keys;
import dev.ledgerless.keys.TestKeys;
import dev.ledgerless.session.Browser;
import dev.ledgerless.session.CookieMutations;
import dev.ledgerless.session.Deployment;
import dev.ledgerless.session.MutableClock;
import dev.ledgerless.session.SessionLifetime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 1, with either layer of the cookie switched off: the other one still holds. All
 * of it goes through the real filters of session and banks, with an application behind
 * them that opens every bank it is given.
 * <p>
 * What counts as <em>accepted</em> differs, because the layers do not promise the same:
 * <ul>
 * <li><b>Encryption off</b> (sealed banks are plain text): a changed cookie out of which
 * any session comes, whatever it holds. The signature covers every byte.</li>
 * <li><b>Signature off</b> (any signature is right): a changed cookie with which a bank
 * is opened that the original does not open. A bank is told by all that the vault
 * authenticates: its ciphertext, and what it is bound to, which is application, purpose,
 * version, environment and session id. It counts whoever opens it, be it the filter in a
 * session that it ends a moment later.</li>
 * </ul>
 * With the signature off, a cookie whose change touches none of that is no more than the
 * original, and it is no less: the original's banks open. What stands beside the banks is
 * signed and nothing else: the times, the lifetime, the CSRF token, the message, and
 * which of the session's banks are listed, in which order and how often. So whoever holds
 * a cookie <em>and</em> the signing key can keep that cookie alive beyond its age; they
 * still cannot read what is in it, nor make it open anything that it did not open. The
 * figures tell how many of the changed cookies were of that kind.
 */
class LayersTests {

	// Format, session id, two times, lifetime, count; code and length of the attribute.
	private static final int ID_BEGIN = 1;

	private static final int ID_END = 17;

	private static final int FAMILY_END = ID_END + 16 + 16;

	private static final int TIMES_END = FAMILY_END + 8 + 8;

	private static final int ATTRIBUTE_LENGTH = TIMES_END + 1 + 1 + 1;

	private static final int BANKS_BEGIN = ATTRIBUTE_LENGTH + 2;

	private static final int REPLACEMENTS = 10_000;

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private static final BankReferences REFERENCES = new BankReferences(
			TestKeys.of("t", "c").tokens().mac("bank-reference"));

	private final Keys keys = TestKeys.of("t", "c");

	private final RotatingPrimitive<Aead> tokens = this.keys.tokens().aead("access-token");

	private final WatchedAead aead = new WatchedAead(this.tokens.primitive());

	private final TokenVault vault = new TokenVault(new RotatingPrimitive<>(this.aead, this.tokens.primaryId()),
			Banks.ENVIRONMENT);

	private final Deployment signed = Deployment.of(this.keys, this.clock, new LinkedBanks.Attribute());

	/**
	 * Without signatures, and without memory: what one cookie ends must not be the reason
	 * for which the next is refused.
	 */
	private Deployment unsigned() {
		return this.signed
			.signedWith(
					new RotatingPrimitive<>(new AnySignature(this.keys.cookies().mac("session-cookie").primitive()), 0))
			.with(new LinkedBanksFilter(
					new BankSessions(this.vault, REFERENCES, Banks.undelivered(this.keys, this.clock))));
	}

	private static String cookie(Deployment deployment, TokenVault vault) {
		Browser browser = new Browser();
		BankSessions sessions = new BankSessions(vault, REFERENCES,
				Banks.undelivered(TestKeys.of("t", "c"), Clock.systemUTC()));
		for (int number = 1; number <= 2; number++) {
			Bank bank = Banks.bank(number);
			browser.visit(deployment, (request, response) -> sessions.of(request).link(bank, SessionLifetime.BROWSER));
		}
		return browser.cookie();
	}

	private static byte[] payload(String cookie) {
		return Base64.getUrlDecoder().decode(cookie.substring(3, cookie.lastIndexOf('.')));
	}

	private static String with(byte[] payload, String cookie) {
		return "v1." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload)
				+ cookie.substring(cookie.lastIndexOf('.'));
	}

	/** What the vault opened for a cookie that was served with the signature off. */
	private Set<WatchedAead.Opening> openedWith(String cookie) {
		this.aead.forget();
		unsigned().serve(Deployment.request(Deployment.COOKIE + "=" + cookie),
				(request, response) -> openAll(request, this.vault));
		return this.aead.opened();
	}

	private static void openAll(HttpServletRequest request, TokenVault vault) {
		HttpSession session = request.getSession(false);
		for (SealedBank bank : LinkedBanks.of(session).banks()) {
			try {
				vault.open(bank, session.getId());
			}
			catch (UnopenableBankException ex) {
				throw new AssertionError("The filter let a bank through that does not open", ex);
			}
		}
	}

	@Test
	void withTheSignatureOffNoChangedCookieOpensWhatTheOriginalDoesNot(TestReporter reporter) {
		String cookie = cookie(unsigned(), this.vault);
		byte[] payload = payload(cookie);
		Set<WatchedAead.Opening> originals = openedWith(cookie);
		assertThat(originals).hasSize(2);
		Map<String, List<String>> mutations = new LinkedHashMap<>(CookieMutations.of(cookie));
		mutations.put("bytes replaced in the session id", replaced(payload, ID_BEGIN, ID_END, cookie));
		mutations.put("bytes replaced in the sealed banks", replaced(payload, BANKS_BEGIN, payload.length, cookie));
		int tried = 0;
		int refused = 0;
		int same = 0;
		int accepted = 0;
		for (List<String> values : mutations.values()) {
			for (String value : values) {
				assertThat(value).isNotEqualTo(cookie);
				Set<WatchedAead.Opening> opened = openedWith(value);
				tried++;
				if (!originals.containsAll(opened)) {
					accepted++;
				}
				else if (this.aead.refused() > 0) {
					refused++;
				}
				else if (!opened.isEmpty()) {
					same++;
				}
			}
		}
		reporter.publishEntry("proof 1, signature off",
				"%s: %d refused by the vault, %d without a bank to open, %d as good as the original; %d accepted"
					.formatted(CookieMutations.described(mutations), refused, tried - refused - same - accepted, same,
							accepted));
		assertThat(accepted).isZero();
		assertThat(refused).as("or else the vault was hardly asked").isGreaterThan(2 * REPLACEMENTS);
		assertThat(openedWith(cookie)).isEqualTo(originals);
	}

	@Test
	void withTheSignatureOffWhatStandsBesideTheBanksChangesNothingOfWhatOpens() {
		String cookie = cookie(unsigned(), this.vault);
		byte[] payload = payload(cookie);
		Set<WatchedAead.Opening> originals = openedWith(cookie);
		byte[] younger = payload.clone();
		younger[FAMILY_END + 7]++;
		younger[TIMES_END - 1]++;
		byte[] remembered = payload.clone();
		remembered[TIMES_END] = 1;
		assertThat(openedWith(with(younger, cookie))).isEqualTo(originals);
		assertThat(openedWith(with(remembered, cookie))).isEqualTo(originals);
		byte[] banks = Arrays.copyOfRange(payload, BANKS_BEGIN, payload.length);
		int half = banks.length / 2;
		byte[] first = Arrays.copyOf(banks, half);
		byte[] second = Arrays.copyOfRange(banks, half, banks.length);
		assertThat(openedWith(withBanks(cookie, second, first))).isEqualTo(originals);
		assertThat(openedWith(withBanks(cookie, first, first, second))).isEqualTo(originals);
		assertThat(openedWith(withBanks(cookie, second))).hasSize(1).isSubsetOf(originals);
		assertThat(openedWith(withBanks(cookie))).isEmpty();
	}

	@Test
	void withTheSignatureOffABankOfAnotherCookieDoesNotOpen() {
		String mine = cookie(unsigned(), this.vault);
		byte[] payload = payload(mine);
		byte[] theirs = payload(cookie(unsigned(), this.vault));
		byte[] ofMine = Arrays.copyOfRange(payload, BANKS_BEGIN, payload.length);
		byte[] ofTheirs = Arrays.copyOfRange(theirs, BANKS_BEGIN, theirs.length);
		Set<WatchedAead.Opening> originals = openedWith(mine);
		for (String mixed : List.of(withBanks(mine, ofTheirs), withBanks(mine, ofTheirs, ofMine),
				withBanks(mine, ofMine, ofTheirs))) {
			assertThat(openedWith(mixed)).isSubsetOf(originals);
			assertThat(this.aead.refused()).isPositive();
		}
		byte[] ofTheirSession = payload.clone();
		System.arraycopy(theirs, ID_BEGIN, ofTheirSession, ID_BEGIN, ID_END - ID_BEGIN);
		assertThat(openedWith(with(ofTheirSession, mine))).isEmpty();
		assertThat(this.aead.refused()).isPositive();
	}

	private static String withBanks(String cookie, byte[]... banks) {
		byte[] payload = Arrays.copyOf(payload(cookie), BANKS_BEGIN);
		int begin = payload.length;
		for (byte[] bytes : banks) {
			payload = Arrays.copyOf(payload, payload.length + bytes.length);
			System.arraycopy(bytes, 0, payload, payload.length - bytes.length, bytes.length);
		}
		payload[ATTRIBUTE_LENGTH] = (byte) ((payload.length - begin) >> 8);
		payload[ATTRIBUTE_LENGTH + 1] = (byte) (payload.length - begin);
		return with(payload, cookie);
	}

	@Test
	void withTheEncryptionOffNoChangedCookieIsAccepted(TestReporter reporter) {
		WatchedAead identity = new WatchedAead(new IdentityAead());
		TokenVault open = new TokenVault(new RotatingPrimitive<>(identity, 0), Banks.ENVIRONMENT);
		int[] sessions = { 0 };
		this.signed.with((request, response, chain) -> {
			sessions[0] += (((HttpServletRequest) request).getSession(false) != null) ? 1 : 0;
			chain.doFilter(request, response);
		}).with(new LinkedBanksFilter(new BankSessions(open, REFERENCES, Banks.undelivered(this.keys, this.clock))));
		String cookie = cookie(this.signed, open);
		assertThat(new String(payload(cookie), StandardCharsets.ISO_8859_1)).contains(Banks.bank(1).institution());
		Map<String, List<String>> mutations = new LinkedHashMap<>(CookieMutations.of(cookie));
		byte[] payload = payload(cookie);
		mutations.put("bytes replaced in the payload", replaced(payload, 0, payload.length, cookie));
		identity.forget();
		sessions[0] = 0;
		for (List<String> values : mutations.values()) {
			for (String value : values) {
				assertThat(value).isNotEqualTo(cookie);
				this.signed.serve(Deployment.request(Deployment.COOKIE + "=" + value),
						(request, response) -> openAll(request, open));
			}
		}
		reporter.publishEntry("proof 1, encryption off",
				"%s: %d accepted".formatted(CookieMutations.described(mutations), sessions[0]));
		assertThat(sessions[0]).isZero();
		assertThat(identity.opened()).isEmpty();
		this.signed.serve(Deployment.request(Deployment.COOKIE + "=" + cookie),
				(request, response) -> openAll(request, open));
		assertThat(sessions[0]).isOne();
		assertThat(identity.opened()).hasSize(2);
	}

	private static List<String> replaced(byte[] payload, int begin, int end, String cookie) {
		List<String> values = new ArrayList<>();
		Random random = new Random(2);
		for (int i = 0; i < REPLACEMENTS; i++) {
			byte[] replaced = payload.clone();
			int place = begin + random.nextInt(end - begin);
			replaced[place] ^= (byte) (1 + random.nextInt(255));
			values.add(with(replaced, cookie));
		}
		return values;
	}

	/** Signs as ever and verifies nothing. */
	private record AnySignature(Mac mac) implements Mac {

		@Override
		public byte[] computeMac(byte[] data) throws GeneralSecurityException {
			return this.mac.computeMac(data);
		}

		@Override
		public void verifyMac(byte[] tag, byte[] data) {
		}

	}

}
