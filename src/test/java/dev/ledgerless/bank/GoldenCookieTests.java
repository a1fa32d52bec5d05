package dev.ledgerless.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

import dev.ledgerless.keys.Keys;
import dev.ledgerless.keys.TestKeys;
import dev.ledgerless.session.Deployment;
import dev.ledgerless.session.MutableClock;
import dev.ledgerless.session.SessionLifetime;
import jakarta.servlet.http.HttpSession;
import org.junit.jupiter.api.Test;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 3: a cookie of version 1, written once and kept, opens for ever with its keys.
 * When this fails, the format or a key derivation changed, and every session out there
 * would end: add a version instead.
 */
class GoldenCookieTests {

	private final Properties golden = golden();

	private static Properties golden() {
		Properties properties = new Properties();
		try (InputStream file = GoldenCookieTests.class.getResourceAsStream("/golden/cookie-v1.properties")) {
			properties.load(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

	private String golden(String name) {
		return this.golden.getProperty(name, "");
	}

	@Test
	void theCookieOfVersionOneOpensForEverWithItsKeys() {
		Keys keys = TestKeys.read(golden("TOKEN_ENCRYPTION_KEY"), golden("COOKIE_SIGNING_KEY"));
		TokenVault vault = new TokenVault(keys.tokens().aead("access-token"), "sandbox");
		Deployment deployment = Deployment.of(keys, new MutableClock(Instant.parse(golden("now"))),
				new LinkedBanks.Attribute());
		boolean[] opened = { false };
		deployment.serve(Deployment.request(Deployment.COOKIE + "=" + golden("value")), (request, response) -> {
			HttpSession session = request.getSession(false);
			assertThat(session).isNotNull();
			assertThat(session.getId()).isEqualTo(golden("session-id"));
			assertThat(session.getCreationTime()).isEqualTo(Instant.parse(golden("created")).toEpochMilli());
			assertThat(session.getAttribute(SessionLifetime.ATTRIBUTE)).isEqualTo(SessionLifetime.REMEMBERED);
			assertThat(new HttpSessionCsrfTokenRepository().loadToken(request)).isNotNull()
				.extracting(CsrfToken::getToken)
				.isEqualTo(golden("csrf-token"));
			List<Bank> banks = LinkedBanks.of(session)
				.banks()
				.stream()
				.map((bank) -> vault.open(bank, session.getId()))
				.toList();
			assertThat(banks).containsExactly(
					new Bank(AccessToken.parse("access-sandbox-de3ce8ef-33f8-452c-a685-8671031fc0f6", "sandbox"),
							"M5eVJqLnv3tbzdngLDp9FL5OlDNxlNhlE55op", "First Platypus Bank"),
					new Bank(AccessToken.parse("access-sandbox-Not-a-UUID", "sandbox"), "", "Crédit 🏦"));
			opened[0] = true;
		});
		assertThat(opened[0]).isTrue();
	}

}
