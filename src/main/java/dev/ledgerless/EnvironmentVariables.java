package dev.ledgerless;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.cdimascio.dotenv.Dotenv;
import io.github.cdimascio.dotenv.DotenvEntry;
import io.github.cdimascio.dotenv.DotenvException;
import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/**
 * Maps the documented environment variables to the properties that they set.
 * <p>
 * A blank variable counts as not set, so that a copied {@code .env.example} works as it
 * is. Variables are also read from {@code .env} in the working directory; the real
 * environment takes precedence. Defaults that depend on another variable are set here.
 */
class EnvironmentVariables implements EnvironmentPostProcessor {

	/** Variables by the property that they set. */
	static final Map<String, String> VARIABLES = Map.ofEntries(Map.entry("ledgerless.plaid.env", "PLAID_ENV"),
			Map.entry("ledgerless.plaid.client-id", "PLAID_CLIENT_ID"),
			Map.entry("ledgerless.plaid.secret", "PLAID_SECRET"),
			Map.entry("ledgerless.plaid.base-url", "PLAID_BASE_URL"),
			Map.entry("ledgerless.plaid.max-pages", "PLAID_MAX_PAGES"),
			Map.entry("ledgerless.plaid.country-codes", "PLAID_COUNTRY_CODES"),
			Map.entry("ledgerless.plaid.language", "PLAID_LANGUAGE"),
			Map.entry("ledgerless.connect.public-url", "PUBLIC_URL"),
			Map.entry("ledgerless.keys.token-encryption-key", "TOKEN_ENCRYPTION_KEY"),
			Map.entry("ledgerless.keys.token-encryption-key-old", "TOKEN_ENCRYPTION_KEY_OLD"),
			Map.entry("ledgerless.keys.cookie-signing-key", "COOKIE_SIGNING_KEY"),
			Map.entry("ledgerless.keys.cookie-signing-key-old", "COOKIE_SIGNING_KEY_OLD"),
			Map.entry("ledgerless.session.lifetime", "SESSION_LIFETIME"),
			Map.entry("ledgerless.session.idle", "SESSION_IDLE"),
			Map.entry("ledgerless.session.remembered-lifetime", "SESSION_REMEMBERED_LIFETIME"),
			Map.entry("ledgerless.session.remembered-idle", "SESSION_REMEMBERED_IDLE"),
			Map.entry("ledgerless.session.not-before", "SESSIONS_NOT_BEFORE"),
			Map.entry("ledgerless.web.trusted-proxy", "TRUSTED_PROXY"),
			Map.entry("ledgerless.web.client-ip-header", "CLIENT_IP_HEADER"),
			Map.entry("ledgerless.setup.limit-per-client", "SETUP_LIMIT_PER_CLIENT"),
			Map.entry("ledgerless.setup.limit-total", "SETUP_LIMIT_TOTAL"), Map.entry("server.port", "PORT"),
			Map.entry("ledgerless.web.management-port", "MANAGEMENT_PORT"),
			Map.entry("ledgerless.lifecycle.drain", "SHUTDOWN_DRAIN"),
			Map.entry("ledgerless.pages.at-once", "PAGES_AT_ONCE"), Map.entry("ledgerless.redis.url", "REDIS_URL"),
			Map.entry("ledgerless.cache.max-age", "CACHE_FRESH_FOR"),
			Map.entry("ledgerless.cache.stale-if-error", "CACHE_KEEP_FOR"));

	private static final String PLAID_ENV = "ledgerless.plaid.env";

	private static final String PUBLIC_URL = "ledgerless.connect.public-url";

	/** The origins of Plaid's hosted pages. */
	private static final List<String> HOSTED_ORIGINS = List.of("https://hosted.plaid.com", "https://secure.plaid.com");

	private static final String PRODUCTION = "production";

	private static final Set<String> WITHOUT_REAL_BANKS = Set.of("demo", "sandbox");

	private static final String TRUSTED_PROXY = "ledgerless.web.trusted-proxy";

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		addDotEnv(environment);
		Map<String, Object> settings = new LinkedHashMap<>();
		VARIABLES.forEach((property, variable) -> {
			String value = read(environment, variable);
			if (value != null) {
				settings.put(property, value);
			}
		});
		settings.putIfAbsent(PLAID_ENV, (read(environment, "PLAID_CLIENT_ID") != null) ? "sandbox" : "demo");
		webAddress("PUBLIC_URL", environment);
		redisAddress("REDIS_URL", environment);
		settings.put("ledgerless.connect.hosted-origins", hostedOrigins(webAddress("PLAID_BASE_URL", environment)));
		String renderUrl = read(environment, "RENDER_EXTERNAL_URL");
		if (renderUrl != null) {
			settings.putIfAbsent(PUBLIC_URL, renderUrl);
		}
		if (read(environment, "RENDER") != null) {
			settings.putIfAbsent(TRUSTED_PROXY, "render");
		}
		environment.getPropertySources().addLast(new MapPropertySource("environmentVariables", settings));
		environment.getPropertySources().addFirst(new MapPropertySource("plaidEnvironment", plaid(environment)));
	}

	/**
	 * Returns the settings that follow from the Plaid environment. They take precedence
	 * over all others, so that the whole application reads the same name and production
	 * always requires keys.
	 */
	private static Map<String, Object> plaid(ConfigurableEnvironment environment) {
		String name = environment.getRequiredProperty(PLAID_ENV).strip().toLowerCase(Locale.ROOT);
		if (!name.equals(PRODUCTION) && !WITHOUT_REAL_BANKS.contains(name)) {
			// Relaxed binding would accept other spellings, such as pro_duction.
			throw new InvalidSettingException("PLAID_ENV",
					"has a value that cannot be used: it is one of demo, sandbox, production");
		}
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put(PLAID_ENV, name);
		if (name.equals(PRODUCTION)) {
			settings.put("ledgerless.keys.required", true);
		}
		return settings;
	}

	/** Adds the origin of a custom endpoint, which usually serves hosted pages too. */
	private static String hostedOrigins(@Nullable URI plaid) {
		List<String> origins = new ArrayList<>(HOSTED_ORIGINS);
		if (plaid != null) {
			origins.add(plaid.getScheme() + "://" + plaid.getRawAuthority());
		}
		return String.join(",", origins);
	}

	private static @Nullable URI webAddress(String variable, ConfigurableEnvironment environment) {
		String text = read(environment, variable);
		if (text == null) {
			return null;
		}
		URI url;
		try {
			url = new URI(text);
		}
		catch (URISyntaxException ex) {
			// Not set as the cause, because its message quotes the value.
			throw new InvalidSettingException(variable, "is not a URL");
		}
		if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
			throw new InvalidSettingException(variable, "must begin with http:// or https://");
		}
		if (url.getHost() == null) {
			throw new InvalidSettingException(variable, "names no host");
		}
		return url;
	}

	private static void redisAddress(String variable, ConfigurableEnvironment environment) {
		String text = read(environment, variable);
		if (text == null) {
			return;
		}
		if (!text.startsWith("redis://") && !text.startsWith("rediss://")) {
			throw new InvalidSettingException(variable, "must begin with redis:// or rediss://");
		}
		String host;
		try {
			// Lettuce ignores an invalid port.
			host = new URI(text).parseServerAuthority().getHost();
			var _ = RedisURI.create(text);
		}
		catch (URISyntaxException | RuntimeException ex) {
			// Not set as the cause, because its message quotes the value with its
			// password.
			throw new InvalidSettingException(variable, "is not an address of Redis");
		}
		if (!StringUtils.hasText(host)) {
			throw new InvalidSettingException(variable, "names no host");
		}
	}

	private static @Nullable String read(ConfigurableEnvironment environment, String variable) {
		String value = environment.getProperty(variable);
		return StringUtils.hasText(value) ? value.strip() : null;
	}

	private static void addDotEnv(ConfigurableEnvironment environment) {
		Path file = Path.of(environment.getProperty("ledgerless.env-file", ".env")).toAbsolutePath();
		Map<String, Object> entries;
		try {
			entries = Dotenv.configure()
				.directory(String.valueOf(file.getParent()))
				.filename(String.valueOf(file.getFileName()))
				.ignoreIfMissing()
				.load()
				.entries(Dotenv.Filter.DECLARED_IN_ENV_FILE)
				.stream()
				.collect(Collectors.toMap(DotenvEntry::getKey, DotenvEntry::getValue, (first, last) -> last));
		}
		catch (DotenvException ex) {
			// Not set as the cause, because its message quotes the line.
			throw new InvalidSettingException(".env", "has a line that is not of the form NAME=value");
		}
		if (entries.isEmpty()) {
			return;
		}
		MapPropertySource source = new MapPropertySource(".env", entries);
		MutablePropertySources sources = environment.getPropertySources();
		if (sources.contains(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
			sources.addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
		}
		else {
			sources.addLast(source);
		}
	}

}
