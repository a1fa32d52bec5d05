package dev.ledgerless.redis;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * A Redis that nobody has to rely on: asking it never throws, and never takes longer than
 * its deadline. Once it has missed one, everybody goes on without it, until it has
 * answered in time in the background. So one that hangs costs one page its deadline, and
 * one that is gone costs nothing.
 * <p>
 * Connecting is always in the background too, first and again. The library would connect
 * again by itself, but not for the first time, and a connection whose other end has gone
 * silent it would keep.
 */
public final class Redis implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Redis.class);

	private static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

	/** What shall be done once Redis is back; the oldest gives way. */
	private static final int MOST_PENDING = 10_000;

	private static final int PROBES = 5;

	private final RedisClient client;

	private final RedisProperties properties;

	private final MeterRegistry meters;

	private final ScheduledExecutorService background = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("redis").daemon().factory());

	private final AtomicBoolean probing = new AtomicBoolean();

	private final Deque<Pending> pending = new ArrayDeque<>();

	/** {@code null} while nobody shall wait for Redis. */
	private final AtomicReference<@Nullable StatefulRedisConnection<String, byte[]>> usable = new AtomicReference<>();

	/** Of the background thread alone. */
	private @Nullable StatefulRedisConnection<String, byte[]> open;

	/** Of the background thread alone. */
	private long retryAfterMillis;

	private volatile boolean closed;

	Redis(RedisClient client, RedisProperties properties, MeterRegistry meters) {
		this.client = client;
		this.properties = properties;
		this.meters = meters;
		this.retryAfterMillis = properties.retryFrom().toMillis();
		Gauge.builder("ledgerless.redis.usable", this, (redis) -> (redis.usable.get() != null) ? 1 : 0)
			.description("Whether Redis answers in time")
			.register(meters);
		probe();
	}

	/**
	 * Asks Redis, if it can be asked, and waits no longer than the deadline.
	 * @param what what it is for, in metrics
	 * @param command makes one command, or several that are sent together
	 * @param <T> the answer
	 * @return the answer; empty if there was none, for whatever reason
	 */
	public <T> Optional<T> ask(String what,
			Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command) {
		return attempt(what, (commands) -> await(command.apply(commands), this.properties.deadline()));
	}

	/**
	 * Lets somebody ask Redis who waits for the answer by themselves.
	 * @param what what it is for, in metrics
	 * @param asking asks, with {@link #deadline()}
	 * @param <T> the answer
	 * @return the answer; empty if there was none, for whatever reason
	 */
	<T> Optional<T> attempt(String what, Asking<T> asking) {
		StatefulRedisConnection<String, byte[]> connection = this.usable.get();
		if (connection == null) {
			count(what, Outcome.SKIPPED, 0);
			return Optional.empty();
		}
		long start = System.nanoTime();
		Outcome outcome = Outcome.OK;
		try {
			return Optional.ofNullable(asking.ask(connection.async()));
		}
		catch (TimeoutException | io.github.bucket4j.TimeoutException ex) {
			outcome = Outcome.TOO_SLOW;
			suspect(connection);
		}
		catch (RedisCommandExecutionException ex) {
			// Full, read-only, of another type, still loading: it answers, and in time.
			outcome = Outcome.REFUSED;
		}
		catch (InterruptedException ex) {
			outcome = Outcome.GONE;
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | RuntimeException ex) {
			outcome = (ex.getCause() instanceof RedisCommandExecutionException) ? Outcome.REFUSED : Outcome.GONE;
			if (outcome == Outcome.GONE) {
				suspect(connection);
			}
		}
		finally {
			count(what, outcome, System.nanoTime() - start);
		}
		return Optional.empty();
	}

	/**
	 * Has Redis do something now, or as soon as it can be asked again. Nobody waits.
	 * @param what what it is for, in metrics
	 * @param command makes one command, or several that are sent together; it may be
	 * called more than once
	 * @return completes with whether it was done at the first attempt
	 */
	public CompletionStage<Boolean> eventually(String what,
			Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<?>> command) {
		return send(new Pending(what, command), true);
	}

	/**
	 * Has Redis do something now, if it can be asked. Nobody waits, and nobody is told.
	 * @param what what it is for, in metrics
	 * @param command makes one command, or several that are sent together
	 */
	public void tell(String what, Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<?>> command) {
		send(new Pending(what, command), false);
	}

	private CompletionStage<Boolean> send(Pending task, boolean again) {
		StatefulRedisConnection<String, byte[]> connection = this.usable.get();
		if (connection == null) {
			count(task.what(), Outcome.SKIPPED, 0);
			if (again) {
				remember(task);
			}
			return CompletableFuture.completedFuture(false);
		}
		long start = System.nanoTime();
		CompletableFuture<?> done;
		try {
			done = task.command().apply(connection.async()).toCompletableFuture();
		}
		catch (RuntimeException ex) {
			done = CompletableFuture.failedFuture(ex);
		}
		return done.orTimeout(this.properties.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
			.handle((answer, failure) -> {
				boolean refused = isRefusal(failure);
				count(task.what(), (failure == null) ? Outcome.OK : (refused ? Outcome.REFUSED : Outcome.GONE),
						System.nanoTime() - start);
				if (failure != null && !refused) {
					if (again) {
						remember(task);
					}
					suspect(connection);
				}
				return failure == null;
			});
	}

	private static boolean isRefusal(@Nullable Throwable failure) {
		return failure instanceof RedisCommandExecutionException
				|| (failure != null && failure.getCause() instanceof RedisCommandExecutionException);
	}

	private void remember(Pending task) {
		synchronized (this.pending) {
			if (this.pending.size() >= MOST_PENDING) {
				this.pending.removeFirst();
			}
			this.pending.addLast(task);
		}
		// It may have come back just before.
		if (this.usable.get() != null) {
			inBackground(this::sendPending, 0);
		}
	}

	private void sendPending() {
		while (this.usable.get() != null) {
			Pending task;
			synchronized (this.pending) {
				task = this.pending.pollFirst();
			}
			if (task == null) {
				return;
			}
			send(task, true);
		}
	}

	Duration deadline() {
		return this.properties.deadline();
	}

	/** Everybody goes on without it, until it has answered in time. */
	private void suspect(StatefulRedisConnection<String, byte[]> connection) {
		if (this.usable.compareAndSet(connection, null)) {
			probe();
		}
	}

	private void probe() {
		if (this.probing.compareAndSet(false, true)) {
			inBackground(this::tryOut, 0);
		}
	}

	private void tryOut() {
		StatefulRedisConnection<String, byte[]> connection = this.open;
		try {
			if (connection == null) {
				connection = this.client.connect(CODEC);
				this.open = connection;
				// The first of everything takes longest, and nobody shall wait for it.
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
			tryAgainLater(connection);
			return;
		}
		this.retryAfterMillis = this.properties.retryFrom().toMillis();
		this.probing.set(false);
		this.usable.set(connection);
		sendPending();
	}

	private void tryAgainLater(@Nullable StatefulRedisConnection<String, byte[]> connection) {
		if (this.closed) {
			return;
		}
		if (this.retryAfterMillis == this.properties.retryFrom().toMillis()) {
			// No cause: what Redis and its addresses say is not for a log.
			logger.warn("Redis does not answer in time: this instance goes on without it");
		}
		if (connection != null) {
			var _ = connection.closeAsync();
			this.open = null;
		}
		inBackground(this::tryOut, this.retryAfterMillis);
		this.retryAfterMillis = Math.min(2 * this.retryAfterMillis, this.properties.retryUpTo().toMillis());
	}

	private void inBackground(Runnable task, long delayMillis) {
		try {
			var _ = this.background.schedule(task, delayMillis, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// This application is stopping.
		}
	}

	private static <T> T await(CompletionStage<T> answer, Duration deadline)
			throws InterruptedException, ExecutionException, TimeoutException {
		return answer.toCompletableFuture().get(deadline.toNanos(), TimeUnit.NANOSECONDS);
	}

	private void count(String what, Outcome outcome, long nanos) {
		Timer.builder("ledgerless.redis.commands")
			.description("Commands to Redis by what they were for and how they went")
			.tag("for", what)
			.tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
			.publishPercentileHistogram()
			.register(this.meters)
			.record(nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void close() {
		this.closed = true;
		this.usable.set(null);
		this.background.shutdownNow();
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(2));
		var _ = this.client.getResources().shutdown(0, 2, TimeUnit.SECONDS);
	}

	/**
	 * Somebody who asks Redis.
	 *
	 * @param <T> the answer
	 */
	@FunctionalInterface
	interface Asking<T> {

		/**
		 * Asks and waits.
		 * @param commands Redis
		 * @return the answer
		 * @throws InterruptedException if waiting was interrupted
		 * @throws ExecutionException if Redis refused, or is gone
		 * @throws TimeoutException if it took too long
		 */
		T ask(RedisAsyncCommands<String, byte[]> commands)
				throws InterruptedException, ExecutionException, TimeoutException;

	}

	private enum Outcome {

		OK, TOO_SLOW, REFUSED, GONE, SKIPPED

	}

	private record Pending(String what,
			Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<?>> command) {

	}

}
