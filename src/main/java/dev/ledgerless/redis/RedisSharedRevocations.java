package dev.ledgerless.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import dev.ledgerless.session.SharedRevocations;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;

/**
 * Revocations shared through Redis. Each has a hash of the session's id as its key, and
 * expires with the session's cookie. An id is 16 random bytes, so that its hash reveals
 * nothing even without a secret; and without one, revocations outlive a change of keys.
 * The values:
 *
 * <pre>
 * E expiry                            revoked
 * S expiry readable-until successor   superseded
 * </pre>
 *
 * Times are milliseconds since 1970; the successor is a hash too.
 */
final class RedisSharedRevocations implements SharedRevocations {

	private static final String KEY = "ledgerless:session:";

	/** The most successors that are followed. */
	private static final String MOST_SUCCESSORS = "100";

	/** Follows the successors of a session and returns its status. */
	private static final String STATUS = """
			local id, seen = ARGV[1], ''
			for i = 1, tonumber(ARGV[3]) do
				local entry = redis.call('GET', ARGV[4] .. id)
				if not entry then return seen end
				local kind, till, readable, successor = string.match(entry, '^(%a) (%d+) ?(%d*) ?(%S*)$')
				if kind == 'E' then return 'E ' .. till end
				if kind ~= 'S' then return seen end
				if tonumber(ARGV[2]) >= tonumber(readable) then return 'E ' .. till end
				seen, id = 'S ' .. till, successor
			end
			return seen
			""";

	/** Revokes a session and its successors. */
	private static final String REVOKE = """
			local id = ARGV[1]
			for i = 1, tonumber(ARGV[4]) do
				local entry = redis.call('GET', ARGV[5] .. id)
				redis.call('SET', ARGV[5] .. id, 'E ' .. ARGV[2], 'PX', ARGV[3])
				local successor = entry and string.match(entry, '^S %d+ %d+ (%S+)$')
				if not successor then return i end
				id = successor
			end
			return 0
			""";

	/** Removes the entry of a superseded session. */
	private static final String REINSTATE = """
			local entry = redis.call('GET', KEYS[1])
			if entry and string.sub(entry, 1, 1) == 'S' then return redis.call('DEL', KEYS[1]) end
			return 0
			""";

	private final Redis redis;

	private final Clock clock;

	/**
	 * Creates the revocations.
	 * @param redis stores them
	 * @param clock the time
	 */
	RedisSharedRevocations(Redis redis, Clock clock) {
		this.redis = redis;
		this.clock = clock;
	}

	@Override
	public void revoke(String id, Instant expiry) {
		String name = name(id);
		CompletionStage<Boolean> done = this.redis.eventually("end-session", (commands) -> {
			String[] none = {};
			return commands.<Long>eval(REVOKE, ScriptOutputType.INTEGER, none, bytes(name),
					bytes(Long.toString(expiry.toEpochMilli())), bytes(Long.toString(millisUntil(expiry))),
					bytes(MOST_SUCCESSORS), bytes(KEY));
		});
		// Waits until the deadline, as the next request may go to another instance.
		done.toCompletableFuture()
			.completeOnTimeout(false, this.redis.deadline().toMillis(), TimeUnit.MILLISECONDS)
			.join();
	}

	@Override
	public boolean supersede(String id, String successor, Instant readableUntil, Instant expiry) {
		String entry = "S " + expiry.toEpochMilli() + " " + readableUntil.toEpochMilli() + " " + name(successor);
		String key = KEY + name(id);
		return this.redis
			.ask("supersede-session",
					(commands) -> commands.set(key, bytes(entry), SetArgs.Builder.nx().px(millisUntil(expiry)))
						.thenApply("OK"::equals))
			.orElse(true);
	}

	@Override
	public void reinstate(String id) {
		String[] key = { KEY + name(id) };
		this.redis.eventually("restore-session", (commands) -> reinstate(commands, key));
	}

	private static CompletionStage<Long> reinstate(RedisAsyncCommands<String, byte[]> commands, String[] key) {
		return commands.eval(REINSTATE, ScriptOutputType.INTEGER, key);
	}

	@Override
	public Status statusOf(String id) {
		String name = name(id);
		String now = Long.toString(this.clock.millis());
		String[] none = {};
		return this.redis
			.ask("session",
					(commands) -> commands.<byte[]>eval(STATUS, ScriptOutputType.VALUE, none, bytes(name), bytes(now),
							bytes(MOST_SUCCESSORS), bytes(KEY)))
			.map(RedisSharedRevocations::status)
			.orElse(Status.ACTIVE);
	}

	private static Status status(byte[] entry) {
		String text = new String(entry, StandardCharsets.US_ASCII);
		if (text.length() < 3) {
			return Status.ACTIVE;
		}
		Instant expiry = Instant.ofEpochMilli(Long.parseLong(text.substring(2)));
		return new Status((text.charAt(0) == 'S') ? State.SUPERSEDED : State.REVOKED, expiry);
	}

	private long millisUntil(Instant instant) {
		return Math.max(1, Duration.between(this.clock.instant(), instant).toMillis());
	}

	private static String name(String id) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(id));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JVM has SHA-256", ex);
		}
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
