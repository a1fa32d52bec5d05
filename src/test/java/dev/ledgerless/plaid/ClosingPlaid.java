package dev.ledgerless.plaid;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Plaid that answers with fixed bodies and closes each connection after one answer,
 * without announcing it.
 */
final class ClosingPlaid implements AutoCloseable {

	private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

	private final ServerSocket server;

	private final Map<String, String> bodies = new ConcurrentHashMap<>();

	private final Queue<String> requests = new ConcurrentLinkedQueue<>();

	private final AtomicInteger closed = new AtomicInteger();

	ClosingPlaid() {
		try {
			this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	URI baseUrl() {
		return URI.create("http://localhost:" + this.server.getLocalPort());
	}

	/** Answers an endpoint with a body; without one, a request is received in vain. */
	ClosingPlaid answer(String path, String body) {
		this.bodies.put(path, body);
		return this;
	}

	/** Returns how many requests an endpoint has received. */
	long requests(String path) {
		return this.requests.stream().filter(path::equals).count();
	}

	/** Returns how many connections have been closed. */
	int closed() {
		return this.closed.get();
	}

	private void accept() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				Thread.ofVirtual().start(() -> serve(socket));
			}
			catch (IOException ex) {
				// Closed.
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			String path = path(new BufferedInputStream(socket.getInputStream()));
			this.requests.add(path);
			String body = this.bodies.get(path);
			if (body != null) {
				byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
				socket.getOutputStream()
					.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
							+ "\r\n\r\n" + body)
						.getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			// The client has given up.
		}
		this.closed.incrementAndGet();
	}

	private static String path(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("No request");
			}
			head.append((char) next);
		}
		Matcher length = LENGTH.matcher(head);
		if (length.find()) {
			in.readNBytes(Integer.parseInt(length.group(1)));
		}
		return head.toString().split(" ", 3)[1];
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
