package dev.ledgerless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/**
 * A real Redis server without persistence, and a client that reads it past the
 * application.
 */
public final class RealRedis implements AutoCloseable {

	private final int port;

	private RedisServer server;

	private final RedisClient client;

	private @Nullable StatefulRedisConnection<String, byte[]> connection;

	public RealRedis() {
		this.port = freePort();
		this.server = start();
		this.client = RedisClient.create(RedisURI.builder().withHost("127.0.0.1").withPort(this.port).build());
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private RedisServer start() {
		RedisServer started = RedisServer.builder()
			.port(this.port)
			.bind("127.0.0.1")
			.setting("save \"\"")
			.setting("appendonly no")
			.setting("maxmemory 256mb")
			.setting("maxmemory-policy noeviction")
			.build();
		started.start();
		return started;
	}

	public int port() {
		return this.port;
	}

	public String url() {
		return "redis://127.0.0.1:" + this.port;
	}

	/** Commands on its content. */
	public RedisCommands<String, byte[]> commands() {
		if (this.connection == null) {
			this.connection = this.client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
			this.connection.setTimeout(Duration.ofSeconds(10));
		}
		return Objects.requireNonNull(this.connection).sync();
	}

	/** All keys of one kind, sorted. */
	public List<String> keys(String kind) {
		return commands().keys("ledgerless:" + kind + ":*").stream().sorted().toList();
	}

	/** Stops the server. Its content is lost. */
	public void kill() {
		if (this.connection != null) {
			this.connection.close();
			this.connection = null;
		}
		this.server.stop();
	}

	/** Starts the server again on the same port, empty. */
	public void revive() {
		this.server = start();
	}

	/** Bytes as text that can be searched, one character a byte. */
	public static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	/** Bytes as text, inflated from every offset at which that is possible (RFC 1951). */
	public static String uncompressed(byte[] bytes) {
		StringBuilder text = new StringBuilder();
		byte[] buffer = new byte[8 * 1024];
		for (int start = 0; start < bytes.length; start++) {
			try (Inflater inflater = new Inflater(true)) {
				inflater.setInput(bytes, start, bytes.length - start);
				text.append(text(Arrays.copyOf(buffer, inflater.inflate(buffer)))).append('\n');
			}
			catch (DataFormatException ex) {
				// No compressed data begins here.
			}
		}
		return text.toString();
	}

	/** Bytes as text of two bytes a character. */
	public static String utf16(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_16BE);
	}

	@Override
	public void close() {
		kill();
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
	}

}
