package dev.ledgerless;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The application in a JVM of its own, for properties that only show from outside. It has
 * the class path of this JVM without the tests, and only the environment that it is
 * given.
 */
final class ChildApplication implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final Process process;

	private final StringWriter output = new StringWriter();

	private final CompletableFuture<Integer> started = new CompletableFuture<>();

	private final Thread reader;

	private final int port;

	private ChildApplication(Process process) {
		this.process = process;
		this.reader = Thread.ofVirtual().start(() -> read(process.getInputStream()));
		try {
			this.port = awaitPort();
		}
		catch (RuntimeException ex) {
			kill();
			throw new IllegalStateException("The application did not start: " + output(), ex);
		}
	}

	/**
	 * Starts the application on a free port and waits until it listens.
	 * @param env the environment variables
	 * @param jvmArgs the options of the JVM
	 */
	static ChildApplication start(Map<String, String> env, List<String> jvmArgs) {
		return start(env, jvmArgs, Path.of("target"));
	}

	/**
	 * Starts the application in a directory.
	 * @param env the environment variables
	 * @param jvmArgs the options of the JVM
	 * @param directory the working directory
	 */
	static ChildApplication start(Map<String, String> env, List<String> jvmArgs, Path directory) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath(),
						"-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Dledgerless.env-file=none"));
		command.addAll(jvmArgs);
		command.addAll(List.of(LedgerlessApplication.class.getName(), "--server.port=0"));
		ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().put("SHUTDOWN_DRAIN", "PT0S");
		builder.environment().putAll(env);
		try {
			return new ChildApplication(builder.start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String classPath() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map((entry) -> Path.of(entry).toAbsolutePath())
			.filter((entry) -> !entry.endsWith("test-classes") && Files.exists(entry))
			.map(Path::toString)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private int awaitPort() {
		try {
			return this.started.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void read(InputStream stream) {
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				this.output.append(line).append('\n');
				Matcher port = PORT.matcher(line);
				if (!this.started.isDone() && port.find()) {
					this.started.complete(Integer.valueOf(port.group(1)));
				}
			}
		}
		catch (IOException ex) {
			// The process was killed.
		}
		this.started.completeExceptionally(new IllegalStateException("It ended"));
	}

	int port() {
		return this.port;
	}

	long pid() {
		return this.process.pid();
	}

	/** Its output so far. */
	String output() {
		return this.output.toString();
	}

	/** Kills the process at once, as a crash does. */
	void kill() {
		this.process.destroyForcibly();
		await();
	}

	/** Asks the process to stop, as a platform does (SIGTERM), and goes on to read it. */
	void terminate() {
		this.process.toHandle().destroy();
	}

	/** Stops the process as a platform stops a service, and waits for its end. */
	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(30, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
		await();
	}

	private void await() {
		try {
			this.process.waitFor();
			this.reader.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
