package dev.ledgerless.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.ledgerless.session.SessionLineage;
import dev.ledgerless.session.SessionStanding;
import dev.ledgerless.session.SharedRevocations;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * Revocations shared through Redis: one hash for each family. An id is 16 random bytes,
 * so that its hash reveals nothing even without a secret; and without one, revocations
 * outlive a change of keys. The fields:
 *
 * <pre>
 * ended            until when the family is remembered as revoked
 * (hash of an id)  when the session was claimed, and when a successor was seen; or 0
 * </pre>
 *
 * Times are milliseconds since 1970. Scripts do what {@link SessionStanding} describes.
 * They also read the entry that former versions wrote for the first session of a family,
 * {@code E expiry} or {@code S expiry readable-until successor}. The hash tag puts both
 * into one slot of a cluster.
 */
final class RedisSharedRevocations implements SharedRevocations {

	private static final String NEVER = "0";

	/** Defines {@code ended}: until when the family is revoked. */
	private static final String READ_ENDED = """
			local ended = redis.call('HGET', KEYS[1], 'ended')
			local former = not ended and redis.call('GET', KEYS[2])
			if former then
				local kind, till, readable = string.match(former, '^(%a) (%d+) ?(%d*)')
				if kind == 'E' or (kind == 'S' and ARGV[2] == 'first' and tonumber(ARGV[1]) >= tonumber(readable)) then
					ended = till
				end
			end
			local function history(id)
				return string.match(redis.call('HGET', KEYS[1], id) or '0 0', '^(%d+) (%d+)$')
			end
			local function remember(till)
				if redis.call('PTTL', KEYS[1]) < tonumber(till) then redis.pcall('PEXPIRE', KEYS[1], till) end
			end
			""";

	/**
	 * Marks the predecessor as seen and returns a session's standing, even where Redis
	 * refuses to write.
	 */
	private static final String PRESENT = READ_ENDED
			+ """
					local now, id, predecessor, ttl = ARGV[1], ARGV[3], ARGV[4], ARGV[5]
					if predecessor ~= '' and not ended then
						local claimed, seen = history(predecessor)
						if seen == '0' and type(redis.pcall('HSET', KEYS[1], predecessor, claimed .. ' ' .. now)) == 'number' then
							remember(ttl)
						end
					end
					local claimed, seen = history(id)
					return (ended or '0') .. ' ' .. claimed .. ' ' .. seen
					""";

	/** Claims a session. */
	private static final String CLAIM = READ_ENDED + """
			local id, known, ttl, claim = ARGV[3], ARGV[4], ARGV[5], ARGV[6]
			local claimed, seen = history(id)
			if ended or seen ~= '0' or tonumber(claimed) > tonumber(known) then return 0 end
			redis.call('HSET', KEYS[1], id, claim .. ' 0')
			remember(ttl)
			return 1
			""";

	/** Takes a claim back. */
	private static final String RELEASE = READ_ENDED + """
			local id, claim = ARGV[3], ARGV[4]
			local claimed, seen = history(id)
			if claimed == claim then redis.call('HSET', KEYS[1], id, '0 ' .. seen) end
			return 0
			""";

	/** Revokes a family. */
	private static final String REVOKE = """
			redis.call('HSET', KEYS[1], 'ended', ARGV[1])
			if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
			return 1
			""";

	private final Redis redis;

	private final Clock clock;

	private final OwnRevocations own;

	/**
	 * Creates the revocations.
	 * @param redis stores them
	 * @param clock the time
	 */
	RedisSharedRevocations(Redis redis, Clock clock) {
		this.redis = redis;
		this.clock = clock;
		this.own = new OwnRevocations(clock);
		redis.afterConnecting(this::repeated);
	}

	@Override
	public void revoke(String family, Instant expiry) {
		String name = name(family);
		this.own.add(name, expiry);
		CompletionStage<Boolean> done = this.redis.eventually("end-session",
				(commands) -> revoke(commands, name, expiry));
		// Waits until the deadline, as the next request may go to another instance.
		done.toCompletableFuture()
			.completeOnTimeout(false, this.redis.deadline().toMillis(), TimeUnit.MILLISECONDS)
			.join();
	}

	private List<RedisCommand> repeated() {
		return this.own.batches()
			.stream()
			.map((batch) -> new RedisCommand("end-session", (commands) -> revokeAll(commands, batch)))
			.toList();
	}

	private CompletionStage<?> revokeAll(RedisAsyncCommands<String, byte[]> commands, Map<String, Instant> families) {
		return CompletableFuture.allOf(families.entrySet()
			.stream()
			.map((family) -> revoke(commands, family.getKey(), family.getValue()).toCompletableFuture())
			.toArray(CompletableFuture<?>[]::new));
	}

	private CompletionStage<Long> revoke(RedisAsyncCommands<String, byte[]> commands, String name, Instant expiry) {
		return commands.eval(REVOKE, ScriptOutputType.INTEGER, keys(name), bytes(millis(expiry)),
				bytes(millisUntil(expiry)));
	}

	@Override
	public boolean claim(SessionLineage session, @Nullable Instant known, Instant claim, Instant expiry) {
		return this.redis
			.ask("supersede-session",
					(commands) -> commands.<Long>eval(CLAIM, ScriptOutputType.INTEGER, keys(name(session.family())),
							arguments(session, name(session.id()), millis(known), millisUntil(expiry), millis(claim))))
			.map((claimed) -> claimed == 1)
			.orElse(true);
	}

	@Override
	public void release(SessionLineage session, Instant claim) {
		this.redis.eventually("restore-session", (commands) -> commands.<Long>eval(RELEASE, ScriptOutputType.INTEGER,
				keys(name(session.family())), arguments(session, name(session.id()), millis(claim))));
	}

	@Override
	public SessionStanding present(SessionLineage session, Instant expiry) {
		String predecessor = (session.predecessor() != null) ? name(session.predecessor()) : "";
		return this.redis
			.ask("session",
					(commands) -> commands.<byte[]>eval(PRESENT, ScriptOutputType.VALUE, keys(name(session.family())),
							arguments(session, name(session.id()), predecessor, millisUntil(expiry))))
			.map(RedisSharedRevocations::standing)
			.orElse(SessionStanding.CURRENT);
	}

	private static SessionStanding standing(byte[] answer) {
		String[] times = new String(answer, StandardCharsets.US_ASCII).split(" ", -1);
		return new SessionStanding(instant(times[0]), instant(times[1]), instant(times[2]));
	}

	private static @Nullable Instant instant(String millis) {
		return millis.equals(NEVER) ? null : Instant.ofEpochMilli(Long.parseLong(millis));
	}

	private static String millis(@Nullable Instant instant) {
		return (instant != null) ? Long.toString(instant.toEpochMilli()) : NEVER;
	}

	private String millisUntil(Instant instant) {
		return Long.toString(Math.max(1, Duration.between(this.clock.instant(), instant).toMillis()));
	}

	private byte[][] arguments(SessionLineage session, String... others) {
		return Stream
			.concat(Stream.of(millis(this.clock.instant()), session.isFirst() ? "first" : "later"), Stream.of(others))
			.map(RedisSharedRevocations::bytes)
			.toArray(byte[][]::new);
	}

	/** The hash of a family, and the entry of former versions. */
	private static String[] keys(String name) {
		String former = "ledgerless:session:" + name;
		return new String[] { "ledgerless:family:{" + former + "}", former };
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
