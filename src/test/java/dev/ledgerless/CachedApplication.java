package dev.ledgerless;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import dev.ledgerless.plaid.PlaidWire;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole application with a Redis.
 */
final class CachedApplication implements AutoCloseable {

	/** So patient that a slow machine spoils no test of what is kept. */
	static final String PATIENT = "--ledgerless.redis.deadline=3s";

	private final ConfigurableApplicationContext context;

	/**
	 * Starts the application.
	 * @param wire Plaid
	 * @param redisUrl Redis
	 * @param clock tells the time
	 * @param more further settings
	 */
	CachedApplication(PlaidWire wire, String redisUrl, Clock clock, String... more) {
		SpringApplication application = new SpringApplication(LedgerlessApplication.class);
		application.addInitializers((context) -> ((GenericApplicationContext) context).registerBean("clockOfTheTest",
				Clock.class, () -> clock, (definition) -> definition.setPrimary(true)));
		Map<String, String> settings = new HashMap<>();
		Stream
			.concat(Stream.of("--server.port=0", "--PLAID_ENV=sandbox", "--PLAID_CLIENT_ID=id", "--PLAID_SECRET=secret",
					"--PLAID_BASE_URL=" + wire.baseUrl(), "--REDIS_URL=" + redisUrl, "--SETUP_LIMIT_PER_CLIENT=100000",
					"--SETUP_LIMIT_TOTAL=100000", "--TOKEN_ENCRYPTION_KEY=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
					"--COOKIE_SIGNING_KEY=AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="), Stream.of(more))
			.forEach((setting) -> settings.put(setting.substring(0, setting.indexOf('=')), setting));
		this.context = application.run(settings.values().toArray(String[]::new));
	}

	/** Waits until it asks Redis. */
	CachedApplication connected() {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isUsingRedis);
		return this;
	}

	boolean isUsingRedis() {
		return meters().get("ledgerless.redis.usable").gauge().value() == 1;
	}

	MeterRegistry meters() {
		return this.context.getBean(MeterRegistry.class);
	}

	double count(String outcome, String reason) {
		return meters().counter("ledgerless.cache.answers", "outcome", outcome, "reason", reason).count();
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	Browser browser() {
		return new Browser(port());
	}

	Browser linked(PlaidWire.Item... items) {
		Browser browser = browser();
		for (PlaidWire.Item item : items) {
			browser.paste(item.token());
		}
		return browser;
	}

	@Override
	public void close() {
		this.context.close();
	}

}
