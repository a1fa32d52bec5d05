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
 * Shares the ends of sessions through Redis. What is noted of a session stands under a
 * hash of its id, until its cookie would be refused anyway. An id is 16 random bytes, so
 * that a hash tells nothing without a key; and without a key, what has ended stays so
 * when the keys change:
 *
 * <pre>
 * E until                            it has ended
 * S until readable-until successor   it goes on under another id
 * </pre>
 *
 * Times are milliseconds, the successor is a hash too.
 */
final class RedisSharedRevocations implements SharedRevocations {

	private static final String KEY = "ledgerless:session:";

	/** So many times may a session have gone on under another id within a minute. */
	private static final String MOST_SUCCESSORS = "100";

	/** Follows the successors as long as requests may read them; tells the last note. */
	private static final String FATE = """
			local id, seen = ARGV[1], ''
			for i = 1, tonumber(ARGV[3]) do
				local note = redis.call('GET', ARGV[4] .. id)
				if not note then return seen end
				local kind, till, readable, successor = string.match(note, '^(%a) (%d+) ?(%d*) ?(%S*)$')
				if kind == 'E' then return 'E ' .. till end
				if kind ~= 'S' then return seen end
				if tonumber(ARGV[2]) >= tonumber(readable) then return 'E ' .. till end
				seen, id = 'S ' .. till, successor
			end
			return seen
			""";

	/** Ends a session and all its successors. */
	private static final String END = """
			local id = ARGV[1]
			for i = 1, tonumber(ARGV[4]) do
				local note = redis.call('GET', ARGV[5] .. id)
				redis.call('SET', ARGV[5] .. id, 'E ' .. ARGV[2], 'PX', ARGV[3])
				local successor = note and string.match(note, '^S %d+ %d+ (%S+)$')
				if not successor then return i end
				id = successor
			end
			return 0
			""";

	private static final String RESTORE = """
			local note = redis.call('GET', KEYS[1])
			if note and string.sub(note, 1, 1) == 'S' then return redis.call('DEL', KEYS[1]) end
			return 0
			""";

	private final Redis redis;

	private final Clock clock;

	/**
	 * Shares ends.
	 * @param redis where
	 * @param clock tells the time
	 */
	RedisSharedRevocations(Redis redis, Clock clock) {
		this.redis = redis;
		this.clock = clock;
	}

	@Override
	public void end(String id, Instant until) {
		String name = name(id);
		CompletionStage<Boolean> done = this.redis.eventually("end-session", (commands) -> {
			String[] none = {};
			return commands.<Long>eval(END, ScriptOutputType.INTEGER, none, bytes(name),
					bytes(Long.toString(until.toEpochMilli())), bytes(Long.toString(millisUntil(until))),
					bytes(MOST_SUCCESSORS), bytes(KEY));
		});
		// For as long as anything waits for Redis: the next request may go to another
		// instance.
		done.toCompletableFuture()
			.completeOnTimeout(false, this.redis.deadline().toMillis(), TimeUnit.MILLISECONDS)
			.join();
	}

	@Override
	public boolean supersede(String id, String successor, Instant readableUntil, Instant until) {
		String note = "S " + until.toEpochMilli() + " " + readableUntil.toEpochMilli() + " " + name(successor);
		String key = KEY + name(id);
		return this.redis
			.ask("supersede-session",
					(commands) -> commands.set(key, bytes(note), SetArgs.Builder.nx().px(millisUntil(until)))
						.thenApply("OK"::equals))
			.orElse(true);
	}

	@Override
	public void restore(String id) {
		String[] key = { KEY + name(id) };
		this.redis.eventually("restore-session", (commands) -> restore(commands, key));
	}

	private static CompletionStage<Long> restore(RedisAsyncCommands<String, byte[]> commands, String[] key) {
		return commands.eval(RESTORE, ScriptOutputType.INTEGER, key);
	}

	@Override
	public Fate fateOf(String id) {
		String name = name(id);
		String now = Long.toString(this.clock.millis());
		String[] none = {};
		return this.redis
			.ask("session",
					(commands) -> commands.<byte[]>eval(FATE, ScriptOutputType.VALUE, none, bytes(name), bytes(now),
							bytes(MOST_SUCCESSORS), bytes(KEY)))
			.map(RedisSharedRevocations::fate)
			.orElse(Fate.LIVE);
	}

	private static Fate fate(byte[] note) {
		String text = new String(note, StandardCharsets.US_ASCII);
		if (text.length() < 3) {
			return Fate.LIVE;
		}
		Instant until = Instant.ofEpochMilli(Long.parseLong(text.substring(2)));
		return new Fate((text.charAt(0) == 'S') ? State.SUPERSEDED : State.ENDED, until);
	}

	private long millisUntil(Instant until) {
		return Math.max(1, Duration.between(this.clock.instant(), until).toMillis());
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
