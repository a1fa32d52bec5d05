package dev.ledgerless;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.ledgerless.plaid.PlaidWire;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Proof 12: while it serves, the process writes no byte to any file. Its directories
 * cannot be written to (where that means something to who runs the test), nothing in them
 * changes, and no file is open for writing. What it prints is one event of JSON a line.
 */
@Order(2)
@EnabledOnOs(OS.LINUX)
class NoFilesTests {

	private static final int WRITE_ONLY = 01;

	private static final int READ_WRITE = 02;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	@TempDir
	private Path directory = Path.of("target");

	@Test
	void nothingIsWrittenToAnyFileWhileServing(TestReporter reporter) throws Exception {
		Path work = Files.createDirectory(this.directory.resolve("work"));
		Path temporary = Files.createDirectory(this.directory.resolve("tmp"));
		// As in the image: Tomcat's directories are there before it starts.
		Files.createDirectories(work.resolve("public"));
		Files.createDirectories(work.resolve("work/Tomcat/localhost/ROOT"));
		Map<String, String> env = Map.of("PLAID_ENV", "sandbox", "PLAID_CLIENT_ID", "id", "PLAID_SECRET",
				CanaryWalk.SECRET, "SETUP_LIMIT_PER_CLIENT", "100000", "SETUP_LIMIT_TOTAL", "100000", "PUBLIC_URL",
				"http://localhost", "SERVER_TOMCAT_BASEDIR", work.toString(), "LOGGING_STRUCTURED_FORMAT_CONSOLE",
				"ecs");
		try (PlaidWire wire = new PlaidWire()) {
			ChildApplication application = ChildApplication
				.start(env,
						List.of("-DPLAID_BASE_URL=" + wire.baseUrl(), "-Dledgerless.plaid.call-timeout=3s",
								"-Dledgerless.plaid.limits.breaker-window=100000", "-Djava.io.tmpdir=" + temporary),
						work);
			Set<String> written = new ConcurrentSkipListSet<>();
			AtomicInteger samples = new AtomicInteger();
			CanaryWalk walk = new CanaryWalk(wire, application.port());
			Map<String, String> before = state(this.directory);
			setWritable(false, work, temporary);
			CountDownLatch over = new CountDownLatch(1);
			Thread watch = Thread.ofPlatform().start(() -> watch(application.pid(), written, samples, over));
			try (application) {
				walk.walkWithoutFaults();
				over.countDown();
				watch.join();
				assertThat(state(this.directory)).isEqualTo(before);
			}
			finally {
				over.countDown();
				setWritable(true, work, temporary);
			}
			int lines = assertEventsOfJson(application.output(), walk.canaries());
			reporter.publishEntry("proof 12",
					("%d requests, %d looks at the open files of the process: %d open for "
							+ "writing, nothing changed in its directories; %d lines, all JSON")
						.formatted(walk.requests(), samples.get(), written.size(), lines));
			assertThat(samples.get()).isGreaterThan(50);
			assertThat(written).isEmpty();
		}
	}

	@Test
	void theLookAtOpenFilesSeesOneThatIsWritten() throws IOException {
		Path file = this.directory.resolve("file");
		long pid = ProcessHandle.current().pid();
		try (OutputStream stream = Files.newOutputStream(file)) {
			stream.write(1);
			assertThat(openForWriting(pid)).contains(file.toRealPath().toString());
		}
		assertThat(openForWriting(pid)).doesNotContain(file.toRealPath().toString());
	}

	private static int assertEventsOfJson(String output, Set<String> canaries) {
		// A library of the tests says something before there is a log.
		List<String> lines = output.lines().dropWhile((line) -> !line.startsWith("{")).toList();
		List<JsonNode> events = new ArrayList<>();
		for (String line : lines) {
			assertThat(line).startsWith("{").endsWith("}");
			events.add(JSON.readTree(line));
		}
		assertThat(canaries).noneMatch(output::contains);
		assertThat(events).anySatisfy((event) -> {
			assertThat(event.at("/audit/event").asString()).isEqualTo("viewed");
			assertThat(event.at("/audit/bank").asString()).matches("[0-9a-f]{16}");
			assertThat(event.at("/audit/outcome").asString()).isEqualTo("ok");
			assertThat(event.at("/log/logger").asString()).isEqualTo("dev.ledgerless.audit");
			assertThat(event.at("/@timestamp").asString()).isNotEmpty();
		});
		return lines.size();
	}

	/** Nothing to the superuser: what he writes is seen all the same. */
	private static void setWritable(boolean writable, Path... directories) throws IOException {
		for (Path directory : directories) {
			try (Stream<Path> paths = Files.walk(directory)) {
				paths.forEach((path) -> path.toFile().setWritable(writable));
			}
		}
	}

	/** Every file and directory, with its size and when it was changed last. */
	private static Map<String, String> state(Path directory) throws IOException {
		Map<String, String> state = new TreeMap<>();
		try (Stream<Path> paths = Files.walk(directory)) {
			for (Path path : paths.filter((path) -> !path.equals(directory)).toList()) {
				state.put(path.toString(), Files.getLastModifiedTime(path) + " " + Files.size(path));
			}
		}
		return state;
	}

	private static void watch(long pid, Set<String> written, AtomicInteger samples, CountDownLatch over) {
		try {
			do {
				written.addAll(openForWriting(pid));
				samples.incrementAndGet();
			}
			while (!over.await(20, TimeUnit.MILLISECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** The regular files that a process has open for writing. */
	static Set<String> openForWriting(long pid) {
		Set<String> files = new TreeSet<>();
		try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
			descriptors.forEach((descriptor) -> {
				try {
					String target = Files.readSymbolicLink(descriptor).toString();
					if (!target.startsWith("/") || target.startsWith("/dev/")) {
						return;
					}
					Path info = Path.of("/proc", Long.toString(pid), "fdinfo", descriptor.getFileName().toString());
					int flags = Integer.parseInt(Files.readAllLines(info).get(1).replaceAll("\\D+", ""), 8);
					if ((flags & (WRITE_ONLY | READ_WRITE)) != 0) {
						files.add(target);
					}
				}
				catch (IOException ex) {
					// Closed meanwhile.
				}
			});
		}
		catch (IOException ex) {
			// It has ended.
		}
		return files;
	}

}
