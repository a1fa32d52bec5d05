package dev.ledgerless.redis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Commands that must not be lost: one that could not be sent, or whose connection failed,
 * waits here and is sent again once Redis is usable. Bounded: when full, the oldest
 * command is dropped.
 */
final class RedisOutbox {

	private static final int MOST_WAITING = 10_000;

	private final Deque<RedisCommand> waiting = new ArrayDeque<>();

	private final RedisConnection connection;

	private final Function<RedisCommand, CompletionStage<CommandOutcome>> sender;

	/**
	 * Creates an empty outbox.
	 * @param connection the connection whose return it waits for
	 * @param sender sends a command once
	 */
	RedisOutbox(RedisConnection connection, Function<RedisCommand, CompletionStage<CommandOutcome>> sender) {
		this.connection = connection;
		this.sender = sender;
	}

	/**
	 * Sends a command now, and again later if it is not delivered.
	 * @param command the command
	 * @return completes after the first attempt, with {@code true} if it succeeded
	 */
	CompletionStage<Boolean> send(RedisCommand command) {
		return this.sender.apply(command).thenApply((outcome) -> {
			switch (outcome) {
				case OK, REFUSED -> {
				}
				case TOO_SLOW, GONE, SKIPPED -> add(command);
			}
			return outcome == CommandOutcome.OK;
		});
	}

	private void add(RedisCommand command) {
		synchronized (this.waiting) {
			if (this.waiting.size() >= MOST_WAITING) {
				this.waiting.removeFirst();
			}
			this.waiting.addLast(command);
		}
		// The connection may have become usable just before.
		if (this.connection.isUsable()) {
			this.connection.inBackground(this::sendWaiting);
		}
	}

	/**
	 * Sends all waiting commands, as long as Redis is usable.
	 */
	void sendWaiting() {
		while (this.connection.isUsable()) {
			RedisCommand command = next();
			if (command == null) {
				return;
			}
			send(command);
		}
	}

	private @Nullable RedisCommand next() {
		synchronized (this.waiting) {
			return this.waiting.pollFirst();
		}
	}

}
