package dev.ledgerless;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * The application in a process of its own, started from the class path of the tests: it
 * can be killed, and looked at from outside.
 */
final class ChildApplication implements AutoCloseable {

	private final Process process;

	private final int port;

	private final Queue<String> output = new ConcurrentLinkedQueue<>();

	private ChildApplication(Process process, int port) {
		this.process = process;
		this.port = port;
		Thread.ofVirtual().start(this::readOutput);
	}

	/**
	 * Starts the application. It need not be ready yet: see {@link #ready()}.
	 * @param env all its environment variables
	 * @param jvmArgs further arguments of its virtual machine
	 * @return the application
	 */
	static ChildApplication start(Map<String, String> env, List<String> jvmArgs) {
		int port = freePort();
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(jvmArgs);
		command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Dledgerless.env-file=none", "-cp",
				System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
				"dev.ledgerless.LedgerlessApplication"));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().putAll(env);
		builder.environment().put("PORT", String.valueOf(port));
		try {
			return new ChildApplication(builder.start(), port);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void readOutput() {
		try (BufferedReader lines = this.process.inputReader()) {
			lines.lines().forEach(this.output::add);
		}
		catch (IOException | UncheckedIOException ex) {
			// It was killed.
		}
	}

	/** Waits until it answers. */
	ChildApplication ready() {
		HttpRequest health = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/health")).build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
				if (!this.process.isAlive()) {
					throw new AssertionError("It ended: " + output());
				}
				try {
					return client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
				}
				catch (IOException ex) {
					return false;
				}
			});
		}
		return this;
	}

	int port() {
		return this.port;
	}

	long pid() {
		return this.process.pid();
	}

	/** All that it has printed so far. */
	String output() {
		return String.join("\n", this.output);
	}

	/** Ends it at once, as if the machine lost power (SIGKILL). */
	void kill() {
		this.process.destroyForcibly();
		await(10);
	}

	private boolean await(int seconds) {
		try {
			return this.process.waitFor(seconds, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Asks it to end (SIGTERM), and waits until it has. */
	@Override
	public void close() {
		this.process.destroy();
		if (!await(30)) {
			kill();
		}
	}

}
