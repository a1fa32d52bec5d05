package dev.ledgerless.bank;

import java.security.GeneralSecurityException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import com.google.crypto.tink.Mac;
import dev.ledgerless.keys.Keyed;
import dev.ledgerless.keys.Keys;
import dev.ledgerless.keys.TestKeys;
import dev.ledgerless.session.Browser;
import dev.ledgerless.session.Deployment;
import dev.ledgerless.session.MutableClock;
import dev.ledgerless.session.SessionLifetime;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 1, with either layer of the cookie switched off: the other one still holds.
 */
class LayersTests {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

	// Format, session id, two times, lifetime, count; code and length of the attribute.
	private static final int ID_BEGIN = 1;

	private static final int ID_END = 17;

	private static final int BANKS_BEGIN = 17 + 8 + 8 + 1 + 1 + 1 + 2;

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final Keys keys = TestKeys.of("t", "c");

	private final TokenVault vault = new TokenVault(this.keys.tokens().aead("access-token"), Banks.ENVIRONMENT);

	private String cookie(Deployment deployment, TokenVault sealing) {
		Browser browser = new Browser();
		BankLinks links = new BankLinks(sealing);
		for (int number = 1; number <= 2; number++) {
			Bank bank = Banks.bank(number);
			browser.visit(deployment, (request, response) -> links.link(request, bank, SessionLifetime.BROWSER));
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

	@Test
	void withTheSignatureOffNoChangedBankOrSessionIdOpens(TestReporter reporter) {
		Deployment unsigned = Deployment.of(this.keys, this.clock, new LinkedBanks.Attribute())
			.signedWith(new Keyed<>(new AnySignature(this.keys.cookies().mac("session-cookie").primitive()), 0));
		String cookie = cookie(unsigned, this.vault);
		byte[] payload = payload(cookie);
		List<SealedBank> originals = banks(payload);
		assertThat(originals).hasSize(2);
		assertThat(opened(unsigned, cookie, List.of())).isEqualTo(2);

		int tried = 0;
		int sessions = 0;
		int opened = 0;
		for (byte[] mutated : mutations(payload, ID_BEGIN, ID_END)) {
			String value = with(mutated, cookie);
			sessions += unsigned.accepts(value) ? 1 : 0;
			opened += opened(unsigned, value, List.of());
			tried++;
		}
		for (byte[] mutated : mutations(payload, BANKS_BEGIN, payload.length)) {
			String value = with(mutated, cookie);
			sessions += unsigned.accepts(value) ? 1 : 0;
			// A bank that was left as it was opens, of course.
			opened += opened(unsigned, value, originals);
			tried++;
		}
		reporter.publishEntry("proof 1, signature off",
				"%d changed session ids and sealed banks: %d sessions read, %d changed banks opened".formatted(tried,
						sessions, opened));
		assertThat(sessions).isGreaterThan(10_000);
		assertThat(opened).isZero();
	}

	@Test
	void withTheEncryptionOffNoChangedCookieIsAccepted(TestReporter reporter) {
		Deployment deployment = Deployment.of(this.keys, this.clock, new LinkedBanks.Attribute());
		String cookie = cookie(deployment, new TokenVault(new Keyed<>(new IdentityAead(), 0), Banks.ENVIRONMENT));
		assertThat(deployment.accepts(cookie)).isTrue();
		assertThat(new String(payload(cookie), StandardCharsets.ISO_8859_1)).contains("Bank");
		int tried = 0;
		int accepted = 0;
		byte[] payload = payload(cookie);
		for (byte[] mutated : mutations(payload, 0, payload.length)) {
			accepted += deployment.accepts(with(mutated, cookie)) ? 1 : 0;
			tried++;
		}
		byte[] text = cookie.getBytes(StandardCharsets.ISO_8859_1);
		for (int bit = 0; bit < 8 * text.length; bit++) {
			byte[] flipped = text.clone();
			flipped[bit / 8] ^= (byte) (1 << (bit % 8));
			accepted += deployment.accepts(new String(flipped, StandardCharsets.ISO_8859_1)) ? 1 : 0;
			tried++;
		}
		Random random = new Random(3);
		for (int i = 0; i < 20_000; i++) {
			StringBuilder value = new StringBuilder(cookie);
			int place = random.nextInt(cookie.length());
			value.setCharAt(place,
					ALPHABET.charAt((ALPHABET.indexOf(cookie.charAt(place)) + 1 + random.nextInt(ALPHABET.length() - 1))
							% ALPHABET.length()));
			assertThat(value.toString()).isNotEqualTo(cookie);
			accepted += deployment.accepts(value.toString()) ? 1 : 0;
			tried++;
		}
		reporter.publishEntry("proof 1, encryption off", tried + " changed cookies: " + accepted + " accepted");
		assertThat(accepted).isZero();
	}

	@Test
	void aBankThatIsMovedFromOneCookieIntoAnotherDoesNotOpen() {
		Deployment unsigned = Deployment.of(this.keys, this.clock, new LinkedBanks.Attribute())
			.signedWith(new Keyed<>(new AnySignature(this.keys.cookies().mac("session-cookie").primitive()), 0));
		String mine = cookie(unsigned, this.vault);
		String theirs = cookie(unsigned, this.vault);
		byte[] swapped = payload(mine);
		System.arraycopy(payload(theirs), BANKS_BEGIN, swapped, BANKS_BEGIN, swapped.length - BANKS_BEGIN);
		assertThat(unsigned.accepts(with(swapped, mine))).isTrue();
		assertThat(opened(unsigned, with(swapped, mine), List.of())).isZero();
	}

	/** How many banks of a cookie open that are not as they were. */
	private int opened(Deployment deployment, String value, List<SealedBank> originals) {
		int[] opened = { 0 };
		deployment.serve(Deployment.request(Deployment.COOKIE + "=" + value), (request, response) -> {
			HttpSession session = request.getSession(false);
			for (SealedBank bank : BankLinks.of(session).banks()) {
				if (!originals.contains(bank)) {
					opened[0] += opens(bank, session.getId()) ? 1 : 0;
				}
			}
		});
		return opened[0];
	}

	private boolean opens(SealedBank bank, String sessionId) {
		try {
			this.vault.open(bank, sessionId);
			return true;
		}
		catch (UnopenableBankException ex) {
			return false;
		}
	}

	private static List<SealedBank> banks(byte[] payload) {
		return new LinkedBanks.Attribute().decode(Arrays.copyOfRange(payload, BANKS_BEGIN, payload.length)).banks();
	}

	private static List<byte[]> mutations(byte[] payload, int begin, int end) {
		List<byte[]> mutations = new ArrayList<>();
		for (int bit = 8 * begin; bit < 8 * end; bit++) {
			byte[] flipped = payload.clone();
			flipped[bit / 8] ^= (byte) (1 << (bit % 8));
			mutations.add(flipped);
		}
		Random random = new Random(2);
		for (int i = 0; i < 10_000; i++) {
			byte[] replaced = payload.clone();
			int place = begin + random.nextInt(end - begin);
			replaced[place] ^= (byte) (1 + random.nextInt(255));
			mutations.add(replaced);
		}
		return mutations;
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
