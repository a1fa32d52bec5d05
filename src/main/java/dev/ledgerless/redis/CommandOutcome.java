package dev.ledgerless.redis;

import java.util.concurrent.TimeoutException;

import io.lettuce.core.RedisCommandExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * How a command to Redis went. The names are tag values of a metric.
 */
enum CommandOutcome {

	/** Redis answered. */
	OK,

	/** Redis did not answer within the deadline of a request. */
	TOO_SLOW,

	/**
	 * Redis answered with an error: it is full, read-only or loading, or a key has
	 * another type. The connection is sound.
	 */
	REFUSED,

	/** The connection failed, or the wait was interrupted. */
	GONE,

	/** The command was not sent, as Redis is not usable. */
	SKIPPED;

	/**
	 * Returns the outcome of a command.
	 * @param failure the failure, {@code null} if there was none
	 * @return the outcome
	 */
	static CommandOutcome of(@Nullable Throwable failure) {
		return switch (failure) {
			case null -> OK;
			case RedisCommandExecutionException _ -> REFUSED;
			case TimeoutException _ -> TOO_SLOW;
			case io.github.bucket4j.TimeoutException _ -> TOO_SLOW;
			default -> (failure.getCause() instanceof RedisCommandExecutionException) ? REFUSED : GONE;
		};
	}

	/**
	 * Reports whether the outcome says that the connection should be checked before
	 * anyone waits for it again.
	 * @return {@code true} if Redis was too slow or is gone
	 */
	boolean isSuspect() {
		return this == TOO_SLOW || this == GONE;
	}

}
