package dev.ledgerless.keys;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;

import com.google.crypto.tink.Mac;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * The secrets of the environment: what starts the application and what does not.
 */
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class KeysTests {

	private static final String A = TestKeys.secret('a');

	private static final String B = TestKeys.secret('b');

	private static final String C = TestKeys.secret('c');

	private static final String D = TestKeys.secret('d');

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(KeysConfiguration.class);

	static Stream<Arguments> unusable() {
		String none = "";
		List<String> noOld = List.of();
		return Stream.of(Arguments.of("TOKEN_ENCRYPTION_KEY", none, noOld, B, noOld),
				Arguments.of("COOKIE_SIGNING_KEY", A, noOld, none, noOld),
				Arguments.of("TOKEN_ENCRYPTION_KEY", "====", noOld, B, noOld),
				Arguments.of("TOKEN_ENCRYPTION_KEY", TestKeys.base64('z', 31), noOld, B, noOld),
				Arguments.of("TOKEN_ENCRYPTION_KEY", TestKeys.base64('z', 33), noOld, B, noOld),
				Arguments.of("TOKEN_ENCRYPTION_KEY", "not base64 at all!", noOld, B, noOld),
				Arguments.of("COOKIE_SIGNING_KEY", A, noOld, TestKeys.base64('z', 31), noOld),
				Arguments.of("COOKIE_SIGNING_KEY", A, noOld, TestKeys.base64('z', 33), noOld),
				Arguments.of("COOKIE_SIGNING_KEY", A, noOld, "not base64 at all!", noOld),
				Arguments.of("TOKEN_ENCRYPTION_KEY_OLD", A, List.of(C, TestKeys.base64('z', 31)), B, noOld),
				Arguments.of("TOKEN_ENCRYPTION_KEY_OLD", A, List.of("not base64 at all!"), B, noOld),
				Arguments.of("COOKIE_SIGNING_KEY_OLD", A, noOld, B, List.of(TestKeys.base64('z', 33))),
				Arguments.of("COOKIE_SIGNING_KEY", A, noOld, A, noOld),
				Arguments.of("COOKIE_SIGNING_KEY", A, List.of(B), B, noOld),
				Arguments.of("COOKIE_SIGNING_KEY", A, noOld, B, List.of(A)),
				Arguments.of("COOKIE_SIGNING_KEY", A, List.of(C), B, List.of(D, C)));
	}

	@ParameterizedTest
	@MethodSource("unusable")
	void anUnusableSecretIsRefusedByTheNameOfItsVariableAndNeverRepeated(String variable, String token,
			List<String> tokenOld, String cookie, List<String> cookieOld) {
		assertThatExceptionOfType(InvalidSecretException.class)
			.isThrownBy(() -> Keys.of(new KeysProperties(token, tokenOld, cookie, cookieOld, true)))
			.satisfies((ex) -> {
				assertThat(ex.variable()).isEqualTo(variable);
				assertThat(ex).hasMessageStartingWith(variable + " ").hasNoCause();
				var analysis = new InvalidSecretFailureAnalyzer().analyze(ex, ex);
				assertThat(analysis.getDescription()).startsWith(variable + " ").endsWith(".");
				assertThat(analysis.getAction()).contains("openssl rand -base64 32", variable);
				String told = ex + analysis.getDescription() + analysis.getAction();
				Stream.of(List.of(token, cookie), tokenOld, cookieOld)
					.flatMap(List::stream)
					.filter((secret) -> !secret.isEmpty())
					.forEach((secret) -> assertThat(told).doesNotContain(secret));
			});
	}

	@Test
	@SuppressWarnings("unchecked")
	void noUnusableSecretStartsTheApplication(TestReporter reporter) {
		int tried = 0;
		int started = 0;
		for (Object[] setting : unusable().map(Arguments::get).toList()) {
			KeysProperties properties = new KeysProperties((String) setting[1], (List<String>) setting[2],
					(String) setting[3], (List<String>) setting[4], true);
			tried++;
			try {
				Keys.of(properties);
				started++;
			}
			catch (InvalidSecretException ex) {
				assertThat(ex.variable()).isEqualTo(setting[0]);
			}
		}
		reporter.publishEntry("proof 4, start-up", tried + " unusable settings of secrets, " + started + " started");
		assertThat(started).isZero();
	}

	@Test
	void aTokenKeyThatWasACookieKeyInAnotherEncodingIsStillTheSameKey() {
		assertThatExceptionOfType(InvalidSecretException.class)
			.isThrownBy(() -> read(A, A.replace("=", "").replace('+', '-').replace('/', '_')))
			.withMessageContaining("must differ from TOKEN_ENCRYPTION_KEY");
	}

	@Test
	void outsideProductionMissingSecretsAreMadeUpWithAWarning(CapturedOutput output) {
		Keys keys = Keys.of(new KeysProperties(null, List.of(), " ", List.of(), false));
		assertThat(keys.configured()).isFalse();
		assertThat(output).contains("TOKEN_ENCRYPTION_KEY is not set", "COOKIE_SIGNING_KEY is not set");
	}

	@Test
	void oneSecretMadeUpIsNotConfigured() {
		assertThat(Keys.of(new KeysProperties(A, List.of(), null, List.of(), false)).configured()).isFalse();
		assertThat(Keys.of(new KeysProperties(null, List.of(), B, List.of(), false)).configured()).isFalse();
		assertThat(Keys.of(new KeysProperties(A, List.of(), B, List.of(), false)).configured()).isTrue();
	}

	@Test
	void madeUpSecretsOfTwoRunsDoNotOpenEachOthersCookies() throws Exception {
		KeysProperties nothing = new KeysProperties(null, List.of(), null, List.of(), false);
		Mac one = Keys.of(nothing).cookies().mac("p").primitive();
		Mac other = Keys.of(nothing).cookies().mac("p").primitive();
		byte[] tag = one.computeMac(new byte[1]);
		assertThatExceptionOfType(GeneralSecurityException.class).isThrownBy(() -> other.verifyMac(tag, new byte[1]));
	}

	@Test
	void aFormerSecretThatIsCurrentAgainOrListedTwiceOrBlankIsNoMatter() {
		assertThatNoException()
			.isThrownBy(() -> Keys.of(new KeysProperties(A, List.of(A, C, C, "", "  "), B, List.of(B, D, B), true))
				.tokens()
				.aead("p"));
	}

	@Test
	void theEnvironmentsCommaSeparatedFormerKeysAreRead() throws Exception {
		byte[] byFormer = read(C, B).tokens().aead("p").primitive().encrypt(new byte[] { 7 }, new byte[0]);
		this.application
			.withPropertyValues("ledgerless.keys.token-encryption-key=" + A,
					"ledgerless.keys.token-encryption-key-old=" + D + ", " + C,
					"ledgerless.keys.cookie-signing-key=" + B, "ledgerless.keys.required=true")
			.run((context) -> assertThat(
					context.getBean(Keys.class).tokens().aead("p").primitive().decrypt(byFormer, new byte[0]))
				.containsExactly(7));
	}

	@Test
	void productionWithoutKeysDoesNotStart() {
		this.application.withPropertyValues("ledgerless.keys.required=true")
			.run((context) -> assertThat(context).hasFailed()
				.getFailure()
				.rootCause()
				.isInstanceOf(InvalidSecretException.class)
				.hasMessage("TOKEN_ENCRYPTION_KEY is not set, and production needs it"));
	}

	@Test
	void aFailedStartTellsNothingOfTheSecrets(CapturedOutput output) {
		this.application
			.withPropertyValues("ledgerless.keys.token-encryption-key=" + A, "ledgerless.keys.cookie-signing-key=" + A)
			.run((context) -> assertThat(context).getFailure()
				.satisfies((ex) -> assertThat(causes(ex)).noneMatch((text) -> text.contains(A))));
		assertThat(output).doesNotContain(A);
	}

	@Test
	void nothingThatHoldsASecretSaysIt() {
		KeysProperties properties = new KeysProperties(A, List.of(C), B, List.of(D), true);
		Keys keys = Keys.of(properties);
		assertThat(properties).hasToString("KeysProperties[redacted]");
		assertThat(Stream.of(keys, keys.tokens(), keys.cookies(), keys.cookies().mac("p"), keys.tokens().aead("p"))
			.map(Object::toString)).noneMatch((text) -> Stream.of(A, B, C, D).anyMatch(text::contains))
			.noneMatch((text) -> text.contains("aaaa") || text.contains("97, 97") || text.contains("61616161"));
	}

	private static Keys read(String token, String cookie) {
		return TestKeys.read(token, cookie);
	}

	private static List<String> causes(@Nullable Throwable failure) {
		return Stream
			.<@Nullable Throwable>iterate(failure, (ex) -> ex != null, (ex) -> (ex != null) ? ex.getCause() : null)
			.map(String::valueOf)
			.toList();
	}

}
