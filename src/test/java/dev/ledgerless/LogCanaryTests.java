package dev.ledgerless;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 10: whatever a person does and whatever goes wrong, no log tells anything of
 * them, with every logger turned up as far as it goes.
 */
@Order(1)
class LogCanaryTests {

	/** What a logger is called in a line, as far as it can be told from the text. */
	private static final Pattern LOGGER = Pattern.compile("(?:TRACE|DEBUG|INFO|WARN|ERROR)\\s.*?\\] (\\S+)\\s+:");

	private static final int HASH_BITS = 24;

	/**
	 * Those that have a level of their own: what is set for the root says nothing to
	 * them.
	 */
	private static final List<String> EXPLICIT = List.of("org.apache.coyote", "org.apache.coyote.http11",
			"org.apache.coyote.http11.Http11InputBuffer", "org.apache.tomcat.util.http",
			"org.apache.tomcat.util.http.parser", "org.apache.tomcat.util.net.NioEndpoint", "org.apache.catalina",
			"org.apache.catalina.startup.DigesterFactory", "org.apache.catalina.util.LifecycleBase",
			"org.apache.tomcat.util.net.NioSelectorPool", "org.apache.sshd.common.util.SecurityUtils",
			"org.hibernate.validator.internal.util.Version", "org.springframework.boot.actuate.endpoint.jmx",
			"org.springframework.security", "dev.ledgerless", "org.springframework.web", "okhttp3",
			"jdk.internal.httpclient", "sun.net.www.protocol.http", "javax.management", "org.thymeleaf");

	@Test
	void noLogAtAnyLevelTellsAnythingOfAPerson(TestReporter reporter) {
		Map<String, String> env = Map.of("PLAID_ENV", "sandbox", "PLAID_CLIENT_ID", "canaryid", "PLAID_SECRET",
				CanaryWalk.SECRET, "TOKEN_ENCRYPTION_KEY", "Y2FuYXJ5a2V5Y2FuYXJ5a2V5Y2FuYXJ5a2V5MTIzNDU=",
				"COOKIE_SIGNING_KEY", "Y2FuYXJ5c2lnbmluZ2NhbmFyeXNpZ25pbmcxMjM0NTY=", "SETUP_LIMIT_PER_CLIENT",
				"100000", "SETUP_LIMIT_TOTAL", "100000", "PUBLIC_URL", "http://localhost", "LOGGING_LEVEL_ROOT",
				"TRACE");
		try (PlaidWire wire = new PlaidWire()) {
			List<String> levels = EXPLICIT.stream().map((logger) -> "-Dlogging.level." + logger + "=trace").toList();
			List<String> arguments = Stream.concat(levels.stream(),
					Stream.of("-DPLAID_BASE_URL=" + wire.baseUrl(), "-Dledgerless.plaid.call-timeout=1s",
							"-Dspring.mvc.log-request-details=true", "-Dledgerless.plaid.limits.breaker-window=100000"))
				.toList();
			ChildApplication application = ChildApplication.start(env, arguments, Path.of("target"));
			CanaryWalk walk = new CanaryWalk(wire, application.port());
			try (application) {
				walk.walk();
			}
			String log = application.output();
			Set<String> canaries = walk.canaries();
			canaries.addAll(CanaryWalk.forms("canarykeycanarykeycanarykey12345"));
			canaries.addAll(CanaryWalk.forms("canarysigningcanarysigning123456"));
			// Looked for in the whole at once; by line only what is there.
			List<String> found = found(log, canaries);
			Map<String, String> leaks = new TreeMap<>();
			int lines = 0;
			String logger = "?";
			for (String line : log.split("\n", -1)) {
				lines++;
				Matcher matcher = LOGGER.matcher(line);
				logger = matcher.find() ? matcher.group(1) : logger;
				for (String canary : found) {
					if (line.contains(canary)) {
						leaks.putIfAbsent(logger + " " + canary, line);
					}
				}
			}
			reporter.publishEntry("proof 10",
					"%d requests, %d lines and %d bytes of log at TRACE, searched for %d canaries: %d found"
						.formatted(walk.requests(), lines, log.length(), canaries.size(), leaks.size()));
			assertThat(log).contains("TRACE", "/transactions/get", "viewed bank=");
			assertThat(leaks).as("logger and canary, and the line").isEmpty();
		}
	}

	/**
	 * Those of many texts that are in a long one, in one pass: where the first eight
	 * characters of any may begin, it is looked for.
	 */
	private static List<String> found(String log, Set<String> texts) {
		BitSet beginnings = new BitSet(1 << HASH_BITS);
		texts.stream().filter((text) -> text.length() >= Long.BYTES).forEach((text) -> {
			long first = 0;
			for (int i = 0; i < Long.BYTES; i++) {
				first = (first << Byte.SIZE) | (text.charAt(i) & 0xff);
			}
			beginnings.set(hash(first));
		});
		Set<String> found = new TreeSet<>();
		texts.stream().filter((text) -> text.length() < Long.BYTES && log.contains(text)).forEach(found::add);
		long last = 0;
		for (int i = 0; i < log.length(); i++) {
			last = (last << Byte.SIZE) | (log.charAt(i) & 0xff);
			if (beginnings.get(hash(last))) {
				int begin = i + 1 - Long.BYTES;
				texts.stream().filter((text) -> log.startsWith(text, begin)).forEach(found::add);
			}
		}
		return List.copyOf(found);
	}

	private static int hash(long characters) {
		return (int) ((characters * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - HASH_BITS));
	}

	@Test
	void findsWhatIsThere() {
		assertThat(found("xx access-sandbox-canary yy Giro",
				Set.of("access-sandbox-canary", "access-sandbox-other", "Giro", "y Giro", "canary yy Giro!")))
			.containsExactly("Giro", "access-sandbox-canary", "y Giro");
	}

}
