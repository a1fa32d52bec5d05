package dev.ledgerless;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.ledgerless.keys.InvalidSecretException;
import dev.ledgerless.plaid.PlaidWire;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Starting with this or that in the environment.
 */
@ExtendWith(OutputCaptureExtension.class)
@Isolated
class StartingTests {

	@Test
	void refusesProductionWithoutKeysAndShowsHowToMakeOne(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> start(Map.of("PLAID_ENV", "production", "PLAID_CLIENT_ID", "a", "PLAID_SECRET", "b")))
			.havingRootCause()
			.isInstanceOf(InvalidSecretException.class);
		assertThat(output).contains("TOKEN_ENCRYPTION_KEY is not set", "openssl rand -base64 32");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PLAID_ENV=Production", "PLAID_ENV= PRODUCTION ", "ledgerless.plaid.env=production",
			"ledgerless.plaid.env= Production " })
	void refusesProductionWithoutKeysHoweverItWasChosen(String choice) {
		String[] setting = choice.split("=", 2);
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> start(Map.of(setting[0], setting[1], "ledgerless.keys.required", "false")))
			.havingRootCause()
			.isInstanceOf(InvalidSecretException.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"PLAID_BASE_URL | ftp://bank-47114711.example | must begin with http:// or https://",
			"PLAID_BASE_URL | bank-47114711.example | must begin with http:// or https://",
			"PLAID_BASE_URL | file:///etc/47114711 | must begin with http:// or https://",
			"PLAID_BASE_URL | https:///47114711 | names no host", "PLAID_BASE_URL | https:47114711 | names no host",
			"PLAID_BASE_URL | https://47114711 47114711 | is not a URL",
			"PUBLIC_URL | javascript:47114711 | must begin with http:// or https://",
			"PUBLIC_URL | //bank-47114711.example | must begin with http:// or https://",
			"PUBLIC_URL | http://:47114711 | names no host", "PLAID_MAX_PAGES | 0 | must be greater than or equal to 1",
			"SETUP_LIMIT_PER_CLIENT | 0 | must be greater than or equal to 1",
			"SETUP_LIMIT_TOTAL | -47114711 | must be greater than or equal to 1",
			"SESSION_LIFETIME | PT0S | must be longer than or equal to 1 second",
			"SESSION_IDLE | -PT47114711S | must be longer than or equal to 1 second",
			"SESSION_REMEMBERED_LIFETIME | PT0.47114711S | must be longer than or equal to 1 second",
			"SESSIONS_NOT_BEFORE | 4711-01-01T00:00:00Z | must be a date in the past or in the present",
			"SESSION_REMEMBERED_IDLE | P0D | must be longer than or equal to 1 second" })
	void refusesASettingThatCannotBeAndSaysWhatIsWrongWithIt(String variable, String value, String problem,
			CapturedOutput output) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> start(Map.of("PLAID_ENV", "demo", variable, value)));
		assertThat(output).contains("APPLICATION FAILED TO START", variable + " " + problem);
		assertThat(output.getOut().lines().filter((line) -> !line.startsWith("Caused by:")))
			.noneMatch((line) -> line.contains("47114711") || line.contains("4711-01-01"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "TOKEN_ENCRYPTION_KEY", "COOKIE_SIGNING_KEY" })
	void refusesAKeyOfTheWrongLengthInEveryEnvironment(String variable, CapturedOutput output) {
		String key = Base64.getEncoder().encodeToString(new byte[31]);
		for (String environment : List.of("demo", "sandbox")) {
			assertThatExceptionOfType(Exception.class)
				.isThrownBy(() -> start(Map.of("PLAID_ENV", environment, variable, key)));
		}
		assertThat(output).contains(variable + " must be exactly 32 bytes in base64, but is 31",
				"openssl rand -base64 32");
		assertThat(output).doesNotContain(key);
	}

	@Test
	void namesTheVariableThatHasAnUnusableValue(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> start(Map.of("PLAID_ENV", "staging-4711")));
		assertThat(output).contains("APPLICATION FAILED TO START");
		assertThat(output).contains("PLAID_ENV has a value that cannot be used", "demo, sandbox, production");
		assertThat(output.getOut()).doesNotContain("Value: \"staging-4711\"");
	}

	@Test
	void showsHowAnInstantIsWritten(CapturedOutput output) {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> start(Map.of("PLAID_ENV", "demo", "SESSIONS_NOT_BEFORE", "yesterday-4711")));
		assertThat(output).contains("SESSIONS_NOT_BEFORE has a value that cannot be used",
				"an ISO-8601 instant such as 2026-01-31T12:00:00Z");
	}

	@Test
	void endsSessionsThatBeganBeforeAnInstant() {
		Map<String, String> settings = Map.of("PLAID_ENV", "demo", "TOKEN_ENCRYPTION_KEY", key(1), "COOKIE_SIGNING_KEY",
				key(2));
		String cookie;
		try (ConfigurableApplicationContext application = start(settings)) {
			Browser browser = browser(application);
			browser.post("/setup/sandbox", Map.of());
			cookie = browser.cookie();
		}
		// A cookie knows the second in which its session began.
		Instant next = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
		Map<String, String> later = new HashMap<>(settings);
		later.put("SESSIONS_NOT_BEFORE", "2020-01-01T00:00:00Z");
		try (ConfigurableApplicationContext application = start(later)) {
			assertThat(browser(application).withCookie(cookie).get("/").statusCode()).isEqualTo(200);
		}
		Awaitility.await().until(() -> Instant.now().isAfter(next));
		later.put("SESSIONS_NOT_BEFORE", next.toString());
		try (ConfigurableApplicationContext application = start(later)) {
			Browser browser = browser(application).withCookie(cookie);
			assertThat(browser.get("/").headers().firstValue("Location")).hasValue("/setup");
			assertThat(browser.cookie()).isNull();
			assertThat(browser.post("/setup/sandbox", Map.of()).statusCode()).isEqualTo(303);
			assertThat(browser.get("/").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void saysWhatIsMissingWithoutPlaidCredentials() {
		try (ConfigurableApplicationContext application = start(Map.of("PLAID_ENV", "sandbox"))) {
			Browser browser = browser(application);
			assertThat(browser.get("/").statusCode()).isEqualTo(303);
			HttpResponse<String> page = browser.get("/setup");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).contains("PLAID_CLIENT_ID", "PLAID_SECRET").doesNotContain("<input");
			assertThat(browser.paste("access-sandbox-1").statusCode()).isEqualTo(503);
			assertThat(browser.post("/setup/sandbox", Map.of()).statusCode()).isEqualTo(503);
			for (String path : List.of("/api/dashboard", "/api/transactions", "/api/spending-analysis")) {
				assertThat(browser.get(path).statusCode()).isEqualTo(503);
				assertThat(browser.get(path + "?days=13").statusCode()).isEqualTo(503);
				assertThat(browser.get(path).headers().firstValue("Content-Type")).contains("application/problem+json");
			}
			assertThat(browser.get("/health").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void hasNoTestBanksInProduction() {
		try (ConfigurableApplicationContext application = start(Map.of("PLAID_ENV", "production", "PLAID_CLIENT_ID",
				"a", "PLAID_SECRET", "b", "TOKEN_ENCRYPTION_KEY", key(1), "COOKIE_SIGNING_KEY", key(2)))) {
			Browser browser = browser(application);
			assertThat(browser.get("/setup").body()).doesNotContain("/setup/sandbox");
			assertThat(browser.post("/setup/sandbox", Map.of()).statusCode()).isEqualTo(404);
			assertThat(browser.paste("access-sandbox-1").statusCode()).isEqualTo(422);
		}
	}

	@Test
	void limitsTheAttemptsThatReachPlaid() {
		try (PlaidWire wire = new PlaidWire();
				ConfigurableApplicationContext application = start(
						Map.of("PLAID_ENV", "sandbox", "PLAID_CLIENT_ID", "a", "PLAID_SECRET", "b", "PLAID_BASE_URL",
								wire.baseUrl().toString(), "SETUP_LIMIT_PER_CLIENT", "3", "SETUP_LIMIT_TOTAL", "50"))) {
			Browser browser = browser(application);
			List<Integer> statuses = new ArrayList<>();
			for (int i = 0; i < 6; i++) {
				assertThat(browser.paste("malformed").statusCode()).isEqualTo(422);
				statuses.add(browser.paste("access-sandbox-" + i).statusCode());
			}
			assertThat(statuses).containsExactly(422, 422, 422, 429, 429, 429);
			assertThat(wire.requests("/item/get")).hasSize(3);
			assertThat(browser.paste("access-sandbox-9").headers().firstValue("Retry-After")).isPresent();
		}
	}

	@Test
	void keepsNoSessionOverPlainHttpToAnotherMachine() {
		try (ConfigurableApplicationContext application = start(Map.of("PLAID_ENV", "demo"))) {
			HttpResponse<String> page = browser(application).getAs("bank.example", "/setup");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(Browser.setCookies(page)).isEmpty();
			assertThat(page.body()).contains("This connection is not encrypted")
				.doesNotContain("<input type=\"radio\"");
		}
	}

	@Test
	void believesTheSchemeOfATrustedProxyOnly() {
		try (ConfigurableApplicationContext trusting = start(Map.of("PLAID_ENV", "demo", "TRUSTED_PROXY", "render"));
				ConfigurableApplicationContext other = start(Map.of("PLAID_ENV", "demo"))) {
			HttpResponse<String> trusted = browser(trusting).get("/setup", "X-Forwarded-Proto", "https");
			assertThat(Browser.setCookies(trusted)).singleElement()
				.asString()
				.startsWith("__Host-ledgerless=v1.")
				.contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
			assertThat(trusted.headers().firstValue("Strict-Transport-Security")).isPresent();
			HttpResponse<String> spoofed = browser(other).get("/setup", "X-Forwarded-Proto", "https");
			assertThat(Browser.setCookies(spoofed)).singleElement().asString().startsWith("ledgerless=v1.");
		}
	}

	private static String key(int fill) {
		byte[] key = new byte[32];
		key[0] = (byte) fill;
		return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
	}

	private static Browser browser(ConfigurableApplicationContext application) {
		return new Browser(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	private static ConfigurableApplicationContext start(Map<String, String> environment) {
		List<String> arguments = new ArrayList<>(
				List.of("--server.port=0", "--SHUTDOWN_DRAIN=PT0S", "--ledgerless.lifecycle.watchdog=false"));
		environment.forEach((name, value) -> arguments.add("--" + name + "=" + value));
		return new SpringApplication(LedgerlessApplication.class).run(arguments.toArray(String[]::new));
	}

}
