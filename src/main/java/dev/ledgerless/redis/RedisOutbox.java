package dev.ledgerless.redis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands that must not be lost: one that Redis did not accept waits here, and is sent
 * again until it does. That may be because the connection failed, or because Redis is
 * full or a read-only replica. Bounded: when full, the oldest command is dropped.
 */
final class RedisOutbox {

	private static final Logger logger = LoggerFactory.getLogger(RedisOutbox.class);

	private static final int MOST_WAITING = 10_000;

	private final RedisConnection connection;

	private final Function<RedisCommand, CompletionStage<CommandOutcome>> sender;

	private final long retryFromMillis;

	private final long retryUpToMillis;

	private final Deque<RedisCommand> waiting = new ArrayDeque<>();

	private long retryAfterMillis;

	private boolean retryScheduled;

	private boolean refused;

	/**
	 * Creates an empty outbox.
	 * @param connection the connection whose return it waits for
	 * @param properties the delays between attempts
	 * @param sender sends a command once
	 */
	RedisOutbox(RedisConnection connection, RedisProperties properties,
			Function<RedisCommand, CompletionStage<CommandOutcome>> sender) {
		this.connection = connection;
		this.sender = sender;
		this.retryFromMillis = properties.retryFrom().toMillis();
		this.retryUpToMillis = properties.retryUpTo().toMillis();
		this.retryAfterMillis = this.retryFromMillis;
	}

	/**
	 * Sends a command now, and again later if it is not accepted.
	 * @param command the command
	 * @return completes after the first attempt, with {@code true} if it succeeded
	 */
	CompletionStage<Boolean> send(RedisCommand command) {
		return this.sender.apply(command).thenApply((outcome) -> {
			if (outcome != CommandOutcome.OK) {
				keep(command, outcome);
			}
			return outcome == CommandOutcome.OK;
		});
	}

	/**
	 * Adds a command to be sent with the waiting ones.
	 * @param command the command
	 */
	synchronized void add(RedisCommand command) {
		if (this.waiting.size() >= MOST_WAITING) {
			this.waiting.removeFirst();
		}
		this.waiting.addLast(command);
	}

	/**
	 * Sends all waiting commands, one after the other, as long as Redis accepts them.
	 * Runs on the background thread only, which may wait.
	 */
	void sendWaiting() {
		while (this.connection.isUsable()) {
			RedisCommand command = next();
			if (command == null) {
				return;
			}
			CommandOutcome outcome = this.sender.apply(command).toCompletableFuture().join();
			if (outcome != CommandOutcome.OK) {
				// Behind the others: they need not wait for one that is refused for ever.
				keep(command, outcome);
				return;
			}
			accepted();
		}
	}

	private synchronized @Nullable RedisCommand next() {
		return this.waiting.pollFirst();
	}

	private synchronized void accepted() {
		this.retryAfterMillis = this.retryFromMillis;
		this.refused &= !this.waiting.isEmpty();
	}

	private synchronized void keep(RedisCommand command, CommandOutcome outcome) {
		add(command);
		if (outcome == CommandOutcome.REFUSED && !this.refused) {
			this.refused = true;
			// Without the cause: messages of Redis do not belong in a log.
			logger
				.warn("Redis refuses a write that must not be lost, such as a logout, as if it were full or read-only:"
						+ " this instance tries again until Redis accepts it");
		}
		if (!this.retryScheduled) {
			this.retryScheduled = true;
			this.connection.inBackground(this::retry, this.retryAfterMillis);
			this.retryAfterMillis = Math.min(2 * this.retryAfterMillis, this.retryUpToMillis);
		}
	}

	private void retry() {
		synchronized (this) {
			this.retryScheduled = false;
		}
		sendWaiting();
	}

}
