package dev.ledgerless;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests {@link EnvironmentVariables}.
 */
class EnvironmentVariablesTests {

	@TempDir
	private Path directory = Path.of("");

	private Path dotEnv = Path.of("");

	@BeforeEach
	void nameTheFile() {
		this.dotEnv = this.directory.resolve("test.env");
	}

	/** Returns the environment of an application started with only these variables. */
	private StandardEnvironment environment(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("ledgerless.env-file", this.dotEnv.toString())));
		new EnvironmentVariables().postProcessEnvironment(environment, new SpringApplication());
		return environment;
	}

	private void write(String... lines) throws IOException {
		Files.writeString(this.dotEnv, String.join("\n", lines) + "\n");
	}

	@Test
	void everyDocumentedVariableSetsItsProperty() {
		Map<String, Object> variables = new HashMap<>();
		EnvironmentVariables.VARIABLES.values()
			.forEach((variable) -> variables.put(variable, "https://value.of.example/" + variable));
		variables.put("PLAID_ENV", "sandbox");
		variables.put("REDIS_URL", "redis://value.of.example");
		StandardEnvironment environment = environment(variables);
		EnvironmentVariables.VARIABLES.forEach((property, variable) -> assertThat(environment.getProperty(property))
			.isEqualTo(variables.get(variable)));
		assertThat(EnvironmentVariables.VARIABLES).containsEntry("server.port", "PORT");
	}

	@Test
	void everyPropertyIsOneThatIsRead() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		Set<String> read = scanner.findCandidateComponents("dev.ledgerless")
			.stream()
			.map((candidate) -> ClassUtils.resolveClassName(String.valueOf(candidate.getBeanClassName()), null))
			.flatMap((type) -> Arrays.stream(type.getRecordComponents())
				.map((component) -> MergedAnnotations.from(type).get(ConfigurationProperties.class).getString("value")
						+ "." + DataObjectPropertyName.toDashedForm(component.getName())))
			.collect(Collectors.toSet());
		assertThat(EnvironmentVariables.VARIABLES.keySet()).filteredOn((property) -> property.startsWith("ledgerless."))
			.isSubsetOf(read);
	}

	@Test
	void theExampleExplainsEveryVariable() throws IOException {
		try (Stream<String> lines = Files.lines(Path.of(".env.example"))) {
			assertThat(lines.filter((line) -> line.endsWith("=")).map((line) -> line.substring(0, line.length() - 1)))
				.containsExactlyInAnyOrderElementsOf(EnvironmentVariables.VARIABLES.values());
		}
	}

	@Test
	void thePortIsSetByPort() {
		assertThat(environment(Map.of("PORT", "10000")).getProperty("server.port", Integer.class)).isEqualTo(10000);
		assertThat(environment(Map.of()).getProperty("server.port")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t", " \n " })
	void aBlankVariableCountsAsNotSet(String blank) {
		Map<String, Object> variables = new HashMap<>();
		EnvironmentVariables.VARIABLES.values().forEach((variable) -> variables.put(variable, blank));
		variables.put("RENDER", blank);
		StandardEnvironment environment = environment(variables);
		EnvironmentVariables.VARIABLES.keySet()
			.stream()
			.filter((property) -> !property.equals("ledgerless.plaid.env"))
			.forEach((property) -> assertThat(environment.getProperty(property)).as(property).isNull());
		assertThat(environment.getProperty("ledgerless.plaid.env")).isEqualTo("demo");
	}

	@Test
	void whiteSpaceAroundAValueIsDropped() {
		assertThat(environment(Map.of("PLAID_SECRET", "  s3cret \n")).getProperty("ledgerless.plaid.secret"))
			.isEqualTo("s3cret");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "-, -, demo", "-, id, sandbox", "-, '  ', demo", "production, id, production",
					"production, -, production", "SANDBOX, -, sandbox", "' Demo ', id, demo", "'', id, sandbox" })
	void withoutPlaidEnvItIsDemoOrSandboxByTheClientId(@Nullable String plaidEnv, @Nullable String clientId,
			String expected) {
		Map<String, Object> variables = new HashMap<>();
		if (plaidEnv != null) {
			variables.put("PLAID_ENV", plaidEnv);
		}
		if (clientId != null) {
			variables.put("PLAID_CLIENT_ID", clientId);
		}
		assertThat(environment(variables).getProperty("ledgerless.plaid.env")).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "production, true", "Production, true", "' PRODUCTION ', true", "demo, false", "' Sandbox', false" })
	void productionNeedsKeysAndNothingTakesThatBack(String plaidEnv, boolean needed) {
		String required = "ledgerless.keys.required";
		assertThat(environment(Map.of("PLAID_ENV", plaidEnv)).getProperty(required, Boolean.class, false))
			.isEqualTo(needed);
		assertThat(environment(Map.of("PLAID_ENV", plaidEnv, required, "false")).getProperty(required, Boolean.class))
			.isEqualTo(needed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "prod", "pro-duction", "pro_duction", "development", "demo,sandbox" })
	void anEnvironmentThatIsNoneIsRefusedAndNotRepeated(String plaidEnv) {
		assertThatExceptionOfType(InvalidSettingException.class)
			.isThrownBy(() -> environment(Map.of("PLAID_ENV", plaidEnv)))
			.withMessage("PLAID_ENV has a value that cannot be used: it is one of demo, sandbox, production");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ledgerless.plaid.env", "LEDGERLESS_PLAID_ENV" })
	void theEnvironmentIsTheSameEverywhereHoweverItWasChosen(String name) {
		StandardEnvironment environment = new StandardEnvironment();
		String source = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		environment.getPropertySources()
			.replace(source,
					new SystemEnvironmentPropertySource(source, Map.of(name, " Production ", "PLAID_ENV", "demo")));
		ConfigurationPropertySources.attach(environment);
		new EnvironmentVariables().postProcessEnvironment(environment, new SpringApplication());
		assertThat(environment.getProperty("ledgerless.plaid.env")).isEqualTo("production");
		assertThat(environment.getProperty("ledgerless.keys.required", Boolean.class, false)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8080", "HTTPS://plaid.example/path/", "https://[::1]:8443" })
	void aWebAddressIsTaken(String url) {
		assertThat(
				environment(Map.of("PLAID_BASE_URL", url, "PUBLIC_URL", url)).getProperty("ledgerless.plaid.base-url"))
			.isEqualTo(url);
	}

	@ParameterizedTest
	@ValueSource(strings = { "PLAID_BASE_URL", "PUBLIC_URL" })
	void anAddressThatIsNoneIsRefusedAndNotRepeated(String variable) {
		for (String url : List.of("canary secret", "canary.example", "ftp://canary.example", "https:canary",
				"http:///canary")) {
			assertThatExceptionOfType(InvalidSettingException.class)
				.isThrownBy(() -> environment(Map.of(variable, url)))
				.withMessageStartingWith(variable + " ")
				.withMessageNotContaining("canary")
				.withNoCause();
		}
	}

	@Test
	void onRenderItsProxyIsTrustedUnlessToldOtherwise() {
		String property = "ledgerless.web.trusted-proxy";
		assertThat(environment(Map.of("RENDER", "true")).getProperty(property)).isEqualTo("render");
		assertThat(environment(Map.of("RENDER", "true", "TRUSTED_PROXY", "none")).getProperty(property))
			.isEqualTo("none");
		assertThat(environment(Map.of("TRUSTED_PROXY", "render")).getProperty(property)).isEqualTo("render");
		assertThat(environment(Map.of()).getProperty(property)).isNull();
	}

	@Test
	void dotEnvIsReadWithItsQuotesAndComments() throws Exception {
		write("# a comment", "", "PLAID_CLIENT_ID=plain", "PLAID_SECRET=\"in quotes # no comment\"",
				"TOKEN_ENCRYPTION_KEY=MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=", "SESSION_IDLE=PT1H # a comment",
				"SESSION_LIFETIME = PT8H ", "PORT=", "CLIENT_IP_HEADER=\"\"", "PLAID_MAX_PAGES=5", "PLAID_MAX_PAGES=6");
		StandardEnvironment environment = environment(Map.of());
		assertThat(environment.getProperty("ledgerless.plaid.client-id")).isEqualTo("plain");
		assertThat(environment.getProperty("ledgerless.plaid.secret")).isEqualTo("in quotes # no comment");
		assertThat(environment.getProperty("ledgerless.keys.token-encryption-key"))
			.isEqualTo("MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=");
		assertThat(environment.getProperty("ledgerless.session.idle")).isEqualTo("PT1H");
		assertThat(environment.getProperty("ledgerless.session.lifetime")).isEqualTo("PT8H");
		assertThat(environment.getProperty("server.port")).isNull();
		assertThat(environment.getProperty("ledgerless.web.client-ip-header")).isNull();
		assertThat(environment.getProperty("ledgerless.plaid.max-pages")).isEqualTo("6");
		assertThat(environment.getProperty("ledgerless.plaid.env")).isEqualTo("sandbox");
	}

	@Test
	void theRealEnvironmentWins() throws Exception {
		write("PLAID_CLIENT_ID=of the file", "PORT=1");
		StandardEnvironment environment = environment(Map.of("PLAID_CLIENT_ID", "of the environment"));
		assertThat(environment.getProperty("ledgerless.plaid.client-id")).isEqualTo("of the environment");
		assertThat(environment.getProperty("server.port")).isEqualTo("1");
	}

	@Test
	void withoutDotEnvNothingIsMissing() {
		assertThat(environment(Map.of()).getPropertySources().contains(".env")).isFalse();
	}

	@Test
	void aLineOfDotEnvThatIsNoneIsRefusedAndNotRepeated() throws Exception {
		write("PORT=1", "canary-secret-without-a-name");
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> environment(Map.of()))
			.withMessage(".env has a line that is not of the form NAME=value")
			.withNoCause();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://:canary@localhost", "localhost:6379 canary", "redis://", "rediss://:canary@",
			"redis://:canary@host:canary", "redis-sentinel://:canary@host/1#m", "redis://:canary%zz@host" })
	void anAddressOfRedisThatCannotBeUsedIsToldByTheVariablesNameAndNotRepeated(String url) {
		assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> environment(Map.of("REDIS_URL", url)))
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.getMessage()).startsWith("REDIS_URL ").doesNotContain("canary"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis://localhost", "redis://:secret@red-abc:6379", "rediss://user:s%2Fe@host:6380/1" })
	void anAddressOfRedisIsUsedAsItIs(String url) {
		assertThat(environment(Map.of("REDIS_URL", url)).getProperty("ledgerless.redis.url")).isEqualTo(url);
	}

	static Stream<Arguments> unusable() {
		return Stream.of(
				Arguments.of("SESSION_IDLE", "ledgerless.session.idle", Duration.class, "an ISO-8601 duration"),
				Arguments.of("CACHE_FRESH_FOR", "ledgerless.cache.max-age", Duration.class, "an ISO-8601 duration"),
				Arguments.of("CACHE_KEEP_FOR", "ledgerless.cache.stale-if-error", Duration.class,
						"an ISO-8601 duration"),
				Arguments.of("PLAID_MAX_PAGES", "ledgerless.plaid.max-pages", Integer.class, "a whole number"),
				Arguments.of("PORT", "server.port", Integer.class, "a whole number"),
				Arguments.of("TRUSTED_PROXY", "ledgerless.web.trusted-proxy", Letter.class, "one of: alpha, beta"),
				Arguments.of("CLIENT_IP_HEADER", "ledgerless.web.client-ip-header", Character.class,
						"a value that fits"));
	}

	@ParameterizedTest
	@MethodSource("unusable")
	void aValueThatCannotBeUsedIsToldByTheVariablesNameAndNotRepeated(String variable, String property, Class<?> type,
			String expected) {
		StandardEnvironment environment = environment(Map.of(variable, "a canary secret"));
		ConfigurationPropertySources.attach(environment);
		BindException failure = catchThrowableOfType(BindException.class,
				() -> Binder.get(environment).bind(property, Bindable.of(type)));
		FailureAnalysis analysis = Objects
			.requireNonNull(new InvalidSettingFailureAnalyzer().analyze(new IllegalStateException(failure)));
		assertThat(analysis.getDescription()).isEqualTo(variable + " has a value that cannot be used.");
		assertThat(analysis.getAction()).startsWith("Set " + variable + " to " + expected);
		assertThat(analysis.getDescription() + analysis.getAction()).doesNotContain("canary");
	}

	@Test
	void aFailureOfAnotherPropertyIsLeftToOthers() {
		StandardEnvironment environment = environment(Map.of());
		environment.getPropertySources().addFirst(new MapPropertySource("more", Map.of("some.other", "x")));
		ConfigurationPropertySources.attach(environment);
		BindException failure = catchThrowableOfType(BindException.class,
				() -> Binder.get(environment).bind("some.other", Bindable.of(Integer.class)));
		assertThat(new InvalidSettingFailureAnalyzer().analyze(new IllegalStateException(failure))).isNull();
	}

	private enum Letter {

		ALPHA, BETA

	}

}
