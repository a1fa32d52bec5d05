package dev.ledgerless;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.ledgerless.plaid.PlaidWire;
import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole application on a free port. It starts when it is first used. Test classes
 * with the same settings share one instance, which runs until the last test has ended; a
 * test that needs an instance to itself calls {@link #own()}.
 * <p>
 * As a static {@code @RegisterExtension} field, an instance of its own stops after the
 * class; as an instance field, after each test; in a {@code try} statement, at its end.
 */
public final class TestApplication implements BeforeAllCallback, AfterAllCallback, AfterEachCallback, AutoCloseable {

	/** The token encryption key of all tests that do not set another. */
	public static final String TOKEN_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

	/** The cookie signing key of all tests that do not set another. */
	public static final String COOKIE_KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

	private static final ConcurrentMap<Map<String, String>, ServletWebServerApplicationContext> SHARED = new ConcurrentHashMap<>();

	private final Map<String, String> settings = new TreeMap<>();

	private @Nullable Clock clock;

	private boolean own;

	private boolean ofClass;

	private @Nullable ServletWebServerApplicationContext context;

	private TestApplication(Map<String, String> settings) {
		set("server.port", "0").set("SETUP_LIMIT_PER_CLIENT", "1000000").set("SETUP_LIMIT_TOTAL", "1000000");
		set("SHUTDOWN_DRAIN", "PT0S").set("ledgerless.lifecycle.watchdog", "false");
		this.settings.putAll(settings);
	}

	/** An application in the sandbox environment that calls a fake Plaid. */
	public static TestApplication with(PlaidWire wire) {
		return withPlaidAt(wire.baseUrl().toString());
	}

	/** An application in the sandbox environment that calls Plaid at a URL. */
	public static TestApplication withPlaidAt(String url) {
		return new TestApplication(Map.of("PLAID_ENV", "sandbox", "PLAID_CLIENT_ID", "id", "PLAID_SECRET", "secret",
				"PLAID_BASE_URL", url, "TOKEN_ENCRYPTION_KEY", TOKEN_KEY, "COOKIE_SIGNING_KEY", COOKIE_KEY));
	}

	/** An application in the demo environment, without keys. */
	public static TestApplication demo() {
		return new TestApplication(Map.of("PLAID_ENV", "demo"));
	}

	/** Sets an environment variable or a property. */
	public TestApplication set(String name, String value) {
		this.settings.put(name, value);
		return this;
	}

	/** Takes the time from a clock. The instance is then not shared. */
	public TestApplication clock(Clock clock) {
		this.clock = clock;
		return own();
	}

	/** Uses the Redis at a URL. */
	public TestApplication redis(String url) {
		return set("REDIS_URL", url);
	}

	/**
	 * Waits for Redis longer than in production, so that a busy machine fails no test.
	 */
	public TestApplication patient() {
		return set("ledgerless.redis.deadline", "3s");
	}

	/** Runs behind Render's proxy, and believes its headers. */
	public TestApplication behindRender() {
		return set("TRUSTED_PROXY", "render");
	}

	/** Shares the instance with no other test class. */
	public TestApplication own() {
		this.own = true;
		return this;
	}

	/** Starts the application, unless it runs. */
	public TestApplication start() {
		context();
		return this;
	}

	/** Synchronized, so that threads that come first together start one application. */
	private synchronized ServletWebServerApplicationContext context() {
		ServletWebServerApplicationContext running = this.context;
		if (running == null) {
			running = this.own ? run() : SHARED.computeIfAbsent(Map.copyOf(this.settings), (settings) -> run());
			this.context = running;
		}
		return running;
	}

	private ServletWebServerApplicationContext run() {
		SpringApplication application = new SpringApplication(LedgerlessApplication.class);
		Clock time = this.clock;
		if (time != null) {
			application.addInitializers((context) -> ((GenericApplicationContext) context)
				.registerBean("clockOfTheTest", Clock.class, () -> time, (bean) -> bean.setPrimary(true)));
		}
		return (ServletWebServerApplicationContext) application.run(this.settings.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new));
	}

	/** The port that it listens on. */
	public int port() {
		return context().getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/** A new browser, without a session. */
	public Browser browser() {
		return new Browser(port());
	}

	/** A new browser that has linked banks. */
	public Browser linked(PlaidWire.Item... items) {
		Browser browser = browser();
		for (PlaidWire.Item item : items) {
			assertThat(browser.paste(item.token()).statusCode()).isEqualTo(303);
		}
		return browser;
	}

	/** A client that sends requests byte by byte. */
	RawHttp http() {
		return new RawHttp(port());
	}

	/**
	 * Links a bank as a new visitor, who sends {@link Visitor#HTTPS} or another origin.
	 */
	Visitor link(PlaidWire.Item item, List<String> origin) {
		Visitor visitor = arrive(origin);
		RawHttp.Answer linked = http().send("POST", "/setup",
				visitor.headers("Content-Type: application/x-www-form-urlencoded"),
				"access_token=" + item.token() + "&_csrf=" + visitor.csrfToken());
		assertThat(linked.status()).isEqualTo(303);
		return new Visitor(linked.cookie(), visitor.csrfToken(), origin);
	}

	/** Opens the setup page as a new visitor, without a bank. */
	Visitor arrive(List<String> origin) {
		RawHttp.Answer page = http().ask("GET", "/setup", origin);
		return new Visitor(page.cookie(), page.csrfToken(), origin);
	}

	/** Methods and paths of all mapped unsafe requests, such as {@code POST /logout}. */
	List<String> unsafeTargets() {
		return context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getMethodsCondition()
				.getMethods()
				.stream()
				.filter((method) -> method != RequestMethod.GET)
				.flatMap((method) -> mapping.getPatternValues().stream().map((path) -> method + " " + path)))
			.sorted()
			.toList();
	}

	/** A bean of the application. */
	<T> T bean(Class<T> type) {
		return context().getBean(type);
	}

	/** A bean of the application, by its name. */
	<T> T bean(String name, Class<T> type) {
		return context().getBean(name, type);
	}

	MeterRegistry meters() {
		return bean(MeterRegistry.class);
	}

	/** How many answers of the cache had an outcome for a reason. */
	double count(String outcome, String reason) {
		return meters().counter("ledgerless.cache.answers", "outcome", outcome, "reason", reason).count();
	}

	boolean isUsingRedis() {
		return meters().get("ledgerless.redis.usable").gauge().value() == 1;
	}

	/** Waits until it uses Redis. */
	TestApplication connected() {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isUsingRedis);
		return this;
	}

	@Override
	public void beforeAll(ExtensionContext test) {
		this.ofClass = true;
		test.getRoot()
			.getStore(ExtensionContext.Namespace.create(TestApplication.class))
			.computeIfAbsent("shared", (key) -> (AutoCloseable) TestApplication::closeShared);
	}

	@Override
	public void afterEach(ExtensionContext test) {
		if (!this.ofClass) {
			close();
		}
	}

	@Override
	public void afterAll(ExtensionContext test) {
		close();
	}

	/** Stops the instance, unless other classes may use it. */
	@Override
	public void close() {
		ServletWebServerApplicationContext running = this.context;
		this.context = null;
		if (running != null && this.own) {
			running.close();
		}
	}

	private static void closeShared() {
		List.copyOf(SHARED.values()).forEach(ServletWebServerApplicationContext::close);
		SHARED.clear();
	}

}
