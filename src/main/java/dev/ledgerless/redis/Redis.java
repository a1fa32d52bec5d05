package dev.ledgerless.redis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * A Redis that is optional at run time: no method throws, and none waits longer than the
 * deadline. Once Redis has missed a deadline, all requests go on without it until it has
 * answered in time in the background. A Redis that hangs costs one request its deadline;
 * one that is gone costs nothing.
 */
public final class Redis implements AutoCloseable {

	private static final int MORE_ATTEMPTS = 2;

	/** Enough for a few probes, or for one new connection. */
	private static final Duration PATIENCE = Duration.ofMillis(500);

	private final RedisConnection connection;

	private final RedisMetrics metrics;

	private final RedisOutbox outbox;

	private final List<Supplier<List<RedisCommand>>> afterConnecting = new CopyOnWriteArrayList<>();

	private final Duration deadline;

	private final Duration sendTimeout;

	Redis(RedisClient client, RedisProperties properties, MeterRegistry meters) {
		this.connection = new RedisConnection(client, properties);
		this.metrics = new RedisMetrics(meters, this.connection);
		this.outbox = new RedisOutbox(this.connection, properties, this::sendOnce);
		this.deadline = properties.deadline();
		this.sendTimeout = properties.connectTimeout();
		this.connection.start(
				() -> this.afterConnecting.forEach((commands) -> commands.get().forEach(this.outbox::add)),
				this.outbox::sendWaiting);
	}

	/**
	 * Sends a command and waits for the answer, at most until the deadline.
	 * @param purpose what it is for, in metrics
	 * @param command one command, or several that are sent together
	 * @param <T> the type of the answer
	 * @return the answer; empty if there is none, for any reason
	 */
	public <T> Optional<T> ask(String purpose,
			Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command) {
		return attempt(purpose, (commands) -> RedisConnection.await(command.apply(commands), this.deadline));
	}

	/**
	 * Sends a command like {@link #ask}, but once or twice more if Redis was late: after
	 * it has answered in time in the background, which takes a moment. For what a page
	 * cannot do without.
	 * @param purpose what it is for, in metrics
	 * @param command one command, or several that are sent together
	 * @param <T> the type of the answer
	 * @return the answer; empty if there is none, for any reason
	 */
	public <T> Optional<T> askPatiently(String purpose,
			Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<T>> command) {
		Optional<T> answer = ask(purpose, command);
		try {
			for (int i = 0; i < MORE_ATTEMPTS && answer.isEmpty() && this.connection.awaitUsable(PATIENCE); i++) {
				answer = ask(purpose, command);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return answer;
	}

	/**
	 * Runs a query that waits for its answer by itself.
	 * @param purpose what it is for, in metrics
	 * @param query the query; waits at most until {@link #deadline()}
	 * @param <T> the type of the answer
	 * @return the answer; empty if there is none, for any reason
	 */
	<T> Optional<T> attempt(String purpose, Query<T> query) {
		StatefulRedisConnection<String, byte[]> usable = this.connection.usable();
		if (usable == null) {
			this.metrics.record(purpose, CommandOutcome.SKIPPED, 0);
			return Optional.empty();
		}
		long start = System.nanoTime();
		CommandOutcome outcome = CommandOutcome.OK;
		try {
			return Optional.ofNullable(query.run(usable.async()));
		}
		catch (InterruptedException ex) {
			outcome = CommandOutcome.GONE;
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException | RuntimeException ex) {
			outcome = CommandOutcome.of(ex);
			if (outcome.isSuspect()) {
				this.connection.suspect(usable);
			}
		}
		finally {
			this.metrics.record(purpose, outcome, System.nanoTime() - start);
		}
		return Optional.empty();
	}

	/**
	 * Sends a command now, and again until Redis has accepted it. Does not wait.
	 * @param purpose what it is for, in metrics
	 * @param command one command, or several that are sent together; may be called more
	 * than once
	 * @return completes after the first attempt, with {@code true} if it succeeded
	 */
	public CompletionStage<Boolean> eventually(String purpose,
			Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<?>> command) {
		return this.outbox.send(new RedisCommand(purpose, command));
	}

	/**
	 * Sends commands after each new connection, until Redis has accepted them: Redis may
	 * have lost its content, or be another one.
	 * @param commands returns the commands of that time
	 */
	void afterConnecting(Supplier<List<RedisCommand>> commands) {
		this.afterConnecting.add(commands);
	}

	/**
	 * Sends a command now, if Redis is usable, and ignores the answer. Does not wait.
	 * @param purpose what it is for, in metrics
	 * @param command one command, or several that are sent together
	 */
	public void send(String purpose,
			Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<?>> command) {
		sendOnce(new RedisCommand(purpose, command));
	}

	private CompletionStage<CommandOutcome> sendOnce(RedisCommand command) {
		StatefulRedisConnection<String, byte[]> usable = this.connection.usable();
		if (usable == null) {
			this.metrics.record(command.purpose(), CommandOutcome.SKIPPED, 0);
			return CompletableFuture.completedFuture(CommandOutcome.SKIPPED);
		}
		long start = System.nanoTime();
		return call(command, usable).orTimeout(this.sendTimeout.toMillis(), TimeUnit.MILLISECONDS)
			.handle((answer, failure) -> {
				CommandOutcome outcome = CommandOutcome.of(failure);
				this.metrics.record(command.purpose(), outcome, System.nanoTime() - start);
				if (outcome.isSuspect()) {
					this.connection.suspect(usable);
				}
				return outcome;
			});
	}

	private static CompletableFuture<?> call(RedisCommand command, StatefulRedisConnection<String, byte[]> usable) {
		try {
			return command.call().apply(usable.async()).toCompletableFuture();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	Duration deadline() {
		return this.deadline;
	}

	@Override
	public void close() {
		this.connection.close();
	}

	/**
	 * A query that waits for its answer.
	 *
	 * @param <T> the type of the answer
	 */
	@FunctionalInterface
	interface Query<T> {

		/**
		 * Sends the query and waits for the answer.
		 * @param commands sends commands
		 * @return the answer
		 * @throws InterruptedException if the wait was interrupted
		 * @throws ExecutionException if Redis refused, or is gone
		 * @throws TimeoutException if it took too long
		 */
		T run(RedisAsyncCommands<String, byte[]> commands)
				throws InterruptedException, ExecutionException, TimeoutException;

	}

}
