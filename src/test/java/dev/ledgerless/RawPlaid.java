package dev.ledgerless;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plaid on bare sockets, for what no HTTP server would do: each request is answered byte
 * by byte as a test likes, over a connection of its own.
 */
final class RawPlaid implements AutoCloseable {

	private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

	private static final String ITEM = "\"item\":{\"item_id\":\"item\",\"institution_name\":\"Bank\","
			+ "\"billed_products\":[],\"available_products\":[],\"products\":[],\"webhook\":null,\"error\":null,"
			+ "\"consent_expiration_time\":null,\"update_type\":\"background\"},\"request_id\":\"r\"";

	private static final String ACCOUNTS = "\"accounts\":[{\"account_id\":\"a\",\"name\":\"Sound checking\","
			+ "\"type\":\"depository\",\"subtype\":\"checking\",\"mask\":\"0001\",\"official_name\":null,"
			+ "\"balances\":{\"current\":1.5,\"available\":1.5,\"limit\":null,\"iso_currency_code\":\"USD\","
			+ "\"unofficial_currency_code\":null}}],";

	private final ServerSocket server;

	private final Handler handler;

	private final Queue<Request> requests = new ConcurrentLinkedQueue<>();

	/**
	 * Begins to answer.
	 * @param handler answers
	 */
	RawPlaid(Handler handler) {
		this.handler = handler;
		try {
			this.server = new ServerSocket(0, 4_096, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	String url() {
		return "http://localhost:" + this.server.getLocalPort();
	}

	/** How often an endpoint was asked about a bank. */
	long asked(String path, String token) {
		return this.requests.stream()
			.filter((request) -> request.path().equals(path) && request.body().contains(token))
			.count();
	}

	/** What a sound bank with one account and no rows answers. */
	static String sound(String path) {
		return switch (path) {
			case "/transactions/get" -> "{" + ACCOUNTS + "\"transactions\":[],\"total_transactions\":0," + ITEM + "}";
			case "/liabilities/get" ->
				"{" + ACCOUNTS + "\"liabilities\":{\"credit\":[],\"mortgage\":null,\"student\":null}," + ITEM + "}";
			default -> "{" + ACCOUNTS + ITEM + "}";
		};
	}

	/** An error in Plaid's own words. */
	static String error(String type, String code) {
		return "{\"error_type\":\"%s\",\"error_code\":\"%s\",\"error_message\":\"m\",\"display_message\":null,\"request_id\":\"r\"}"
			.formatted(type, code);
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
			Request request = read(socket.getInputStream());
			this.requests.add(request);
			this.handler.answer(request, new Answer(socket));
		}
		catch (IOException ex) {
			// The client has given up.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static Request read(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("No request");
			}
			head.append((char) next);
		}
		Matcher length = LENGTH.matcher(head);
		byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
		return new Request(head.toString().split(" ", 3)[1], new String(body, StandardCharsets.UTF_8));
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

	/** Answers a request in whatever way. */
	interface Handler {

		void answer(Request request, Answer answer) throws IOException, InterruptedException;

	}

	/**
	 * A request.
	 *
	 * @param path the endpoint
	 * @param body the body
	 */
	record Request(String path, String body) {

	}

	/**
	 * An answer that is yet to be given.
	 *
	 * @param socket the connection
	 */
	record Answer(Socket socket) {

		/** A whole answer. */
		void json(int status, String body) throws IOException {
			send(head(status, "application/json", body.getBytes(StandardCharsets.UTF_8).length) + body);
		}

		String head(int status, String type, long length) {
			return "HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
				.formatted(status, type, length);
		}

		OutputStream send(String text) throws IOException {
			OutputStream out = this.socket.getOutputStream();
			out.write(text.getBytes(StandardCharsets.UTF_8));
			out.flush();
			return out;
		}

		/** Breaks the connection off (TCP RST). */
		void reset() throws IOException {
			this.socket.setSoLinger(true, 0);
			this.socket.close();
		}

	}

}
