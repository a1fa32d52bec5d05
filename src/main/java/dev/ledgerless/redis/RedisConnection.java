package dev.ledgerless.redis;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to Redis, made and checked in the background only. It is usable once
 * several probes were answered in time, until someone suspects it; then it is probed
 * again, and replaced if a probe fails.
 * <p>
 * The client library could reconnect by itself, but not for the first time, and it keeps
 * a connection whose other end has fallen silent.
 */
final class RedisConnection implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RedisConnection.class);

	private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

	private static final int PROBES = 5;

	private final RedisClient client;

	private final RedisProperties properties;

	private final ScheduledExecutorService background = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("redis").daemon().factory());

	private final AtomicBoolean probing = new AtomicBoolean();

	/** {@code null} while no one should wait for Redis. */
	private final AtomicReference<@Nullable StatefulRedisConnection<String, byte[]>> usable = new AtomicReference<>();

	/** Used by the background thread alone. */
	private @Nullable StatefulRedisConnection<String, byte[]> open;

	/** Used by the background thread alone. */
	private long retryAfterMillis;

	/** Used by the background thread alone. */
	private boolean announced;

	private volatile Runnable whenConnected = () -> {
	};

	private volatile Runnable whenUsable = () -> {
	};

	private final UsableSignal signal = new UsableSignal();

	private volatile boolean closed;

	RedisConnection(RedisClient client, RedisProperties properties) {
		this.client = client;
		this.properties = properties;
		this.retryAfterMillis = properties.retryFrom().toMillis();
	}

	/**
	 * Connects in the background.
	 * @param whenConnected runs in the background after each new connection
	 * @param whenUsable runs in the background each time the connection becomes usable
	 */
	void start(Runnable whenConnected, Runnable whenUsable) {
		this.whenConnected = whenConnected;
		this.whenUsable = whenUsable;
		probe();
	}

	/**
	 * Returns the connection.
	 * @return {@code null} while Redis does not answer in time
	 */
	@Nullable StatefulRedisConnection<String, byte[]> usable() {
		return this.usable.get();
	}

	boolean isUsable() {
		return this.usable.get() != null;
	}

	/**
	 * Waits until the connection is usable again, as long as there is hope: not for a
	 * Redis that cannot be reached by a new connection either.
	 * @param most the longest time to wait
	 * @return whether it is usable
	 * @throws InterruptedException if the wait was interrupted
	 */
	boolean awaitUsable(Duration most) throws InterruptedException {
		return this.signal.await(this::isUsable, most);
	}

	/**
	 * Stops using a connection until it has answered in time again.
	 * @param connection the connection that failed or was too slow
	 */
	void suspect(StatefulRedisConnection<String, byte[]> connection) {
		if (this.usable.compareAndSet(connection, null)) {
			probe();
		}
	}

	private void inBackground(Runnable task) {
		inBackground(task, 0);
	}

	private void probe() {
		if (this.probing.compareAndSet(false, true)) {
			inBackground(this::connectAndProbe);
		}
	}

	private void connectAndProbe() {
		StatefulRedisConnection<String, byte[]> connection = this.open;
		try {
			if (connection == null) {
				connection = connect();
				this.open = connection;
				this.announced = false;
				// The first command of each kind takes longest, so no request sends it.
				await(connection.async().get("ledgerless:warm"), this.properties.connectTimeout());
				await(connection.async().eval("return 1", ScriptOutputType.INTEGER), this.properties.connectTimeout());
			}
			for (int i = 0; i < PROBES; i++) {
				await(connection.async().ping(), this.properties.deadline());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return;
		}
		catch (ExecutionException | TimeoutException | RuntimeException ex) {
			retryLater(connection);
			return;
		}
		this.retryAfterMillis = this.properties.retryFrom().toMillis();
		this.probing.set(false);
		this.usable.set(connection);
		this.signal.changed();
		if (!this.announced) {
			this.announced = true;
			this.whenConnected.run();
		}
		this.whenUsable.run();
	}

	private StatefulRedisConnection<String, byte[]> connect() {
		StatefulRedisConnection<String, byte[]> connection = this.client.connect(CODEC);
		// Without waiting for the next request: Redis may come back empty.
		connection.addListener(new RedisConnectionStateListener() {

			@Override
			public void onRedisDisconnected(RedisChannelHandler<?, ?> disconnected) {
				suspect(connection);
			}

		});
		return connection;
	}

	private void retryLater(@Nullable StatefulRedisConnection<String, byte[]> connection) {
		if (this.closed) {
			return;
		}
		if (this.retryAfterMillis == this.properties.retryFrom().toMillis()) {
			// Without the cause: messages of Redis and its addresses do not belong in a
			// log.
			logger.warn("Redis does not answer in time: this instance continues without it");
		}
		else {
			this.signal.hopeless();
		}
		if (connection != null) {
			var _ = connection.closeAsync();
			this.open = null;
		}
		inBackground(this::connectAndProbe, this.retryAfterMillis);
		this.retryAfterMillis = Math.min(2 * this.retryAfterMillis, this.properties.retryUpTo().toMillis());
	}

	/**
	 * Runs a task on the background thread.
	 * @param task the task
	 * @param delayMillis the delay in milliseconds
	 */
	void inBackground(Runnable task, long delayMillis) {
		try {
			var _ = this.background.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The application is stopping.
		}
	}

	/**
	 * Waits for an answer.
	 * @param answer the answer
	 * @param deadline how long to wait
	 * @param <T> the type of the answer
	 * @return the answer
	 * @throws InterruptedException if the wait was interrupted
	 * @throws ExecutionException if Redis refused, or is gone
	 * @throws TimeoutException if it took too long
	 */
	static <T> T await(CompletionStage<T> answer, Duration deadline)
			throws InterruptedException, ExecutionException, TimeoutException {
		return answer.toCompletableFuture().get(deadline.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	public void close() {
		this.closed = true;
		this.usable.set(null);
		this.signal.hopeless();
		this.background.shutdownNow();
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
		var _ = this.client.getResources().shutdown(0, 2, TimeUnit.SECONDS);
	}

}
