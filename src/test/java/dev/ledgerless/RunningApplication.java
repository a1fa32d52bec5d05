package dev.ledgerless;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.ledgerless.plaid.PlaidWire;
import jakarta.servlet.ServletContext;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole application, started on a free port with Plaid's API on the other side, as it
 * is behind a trusted proxy.
 */
final class RunningApplication implements AutoCloseable {

	/** What a browser on https sends through the proxy. */
	static final List<String> HTTPS = List.of("X-Forwarded-Proto: https", "Sec-Fetch-Site: same-origin");

	/** What a browser on this very machine sends. */
	static final List<String> LOCALHOST = List.of("Sec-Fetch-Site: same-origin");

	private final ServletWebServerApplicationContext context;

	/**
	 * Starts the application.
	 * @param wire Plaid
	 * @param clock tells the time
	 */
	RunningApplication(PlaidWire wire, Clock clock) {
		this(wire, clock, Map.of());
	}

	/**
	 * Starts the application with settings of the test's own.
	 * @param wire Plaid
	 * @param clock tells the time
	 * @param own what differs from the usual settings
	 */
	RunningApplication(PlaidWire wire, Clock clock, Map<String, String> own) {
		SpringApplication application = new SpringApplication(LedgerlessApplication.class);
		application.addInitializers((context) -> ((GenericApplicationContext) context).registerBean("clockOfTheTest",
				Clock.class, () -> clock, (definition) -> definition.setPrimary(true)));
		Map<String, String> settings = new HashMap<>(Map.of("PLAID_ENV", "sandbox", "PLAID_CLIENT_ID", "id",
				"PLAID_SECRET", "secret", "PLAID_BASE_URL", wire.baseUrl().toString(), "TRUSTED_PROXY", "render",
				"SETUP_LIMIT_PER_CLIENT", "1000000", "SETUP_LIMIT_TOTAL", "1000000"));
		settings.put("TOKEN_ENCRYPTION_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
		settings.put("COOKIE_SIGNING_KEY", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");
		settings.put("server.port", "0");
		settings.putAll(own);
		this.context = (ServletWebServerApplicationContext) application.run(settings.entrySet()
			.stream()
			.map((entry) -> "--" + entry.getKey() + "=" + entry.getValue())
			.toArray(String[]::new));
	}

	RawHttp http() {
		return new RawHttp(this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	/**
	 * All that may change something, as it is mapped.
	 * @return methods and paths, such as {@code POST /logout}
	 */
	List<String> unsafeTargets() {
		return this.context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
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

	/**
	 * Where the container would write the parts of a form.
	 * @return the directory
	 */
	Path directoryOfParts() {
		ServletContext servletContext = Objects.requireNonNull(this.context.getServletContext());
		return ((File) servletContext.getAttribute(ServletContext.TEMPDIR)).toPath();
	}

	/**
	 * Links a bank as a new browser.
	 * @param item the bank
	 * @param origin {@link #HTTPS} or {@link #LOCALHOST}
	 * @return the browser's session
	 */
	Visitor link(PlaidWire.Item item, List<String> origin) {
		Visitor visitor = arrive(origin);
		RawHttp.Answer linked = http().send("POST", "/setup",
				visitor.headers("Content-Type: application/x-www-form-urlencoded"),
				"access_token=" + item.token() + "&_csrf=" + visitor.csrfToken());
		assertThat(linked.status()).isEqualTo(303);
		return new Visitor(linked.cookie(), visitor.csrfToken(), origin);
	}

	/**
	 * Opens the setup page as a new browser.
	 * @param origin {@link #HTTPS} or {@link #LOCALHOST}
	 * @return the browser's session, without a bank
	 */
	Visitor arrive(List<String> origin) {
		RawHttp.Answer page = http().ask("GET", "/setup", origin);
		return new Visitor(page.cookie(), page.csrfToken(), origin);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * A browser with a session.
	 *
	 * @param cookie name and value of its cookie
	 * @param csrfToken the token of its forms
	 * @param origin the headers that come with each request
	 */
	record Visitor(String cookie, String csrfToken, List<String> origin) {

		List<String> headers(String... more) {
			return RunningApplication.headers(this.origin, this.cookie, more);
		}

	}

	/**
	 * The headers of a request.
	 * @param origin {@link #HTTPS} or {@link #LOCALHOST}
	 * @param cookie what stands in the cookie header, nothing if empty
	 * @param more other header lines
	 * @return header lines
	 */
	static List<String> headers(List<String> origin, String cookie, String... more) {
		List<String> headers = new ArrayList<>(origin);
		headers.addAll(List.of(more));
		if (!cookie.isEmpty()) {
			headers.add("Cookie: " + cookie);
		}
		return headers;
	}

}
