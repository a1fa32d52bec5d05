package dev.ledgerless.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * What Redis has to decide and do in one step.
 */
final class Scripts {

	private static final String SET_UNLESS_MARKED = """
			local tombstone = redis.call('GET', KEYS[1])
			if (tombstone or '') ~= ARGV[1] then return 0 end
			redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
			return 1
			""";

	private Scripts() {
	}

	/**
	 * Sets a value for a time, unless a mark is not what it was.
	 * @param commands Redis
	 * @param tombstone the key of the mark
	 * @param known what it was, {@code null} if it was not there
	 * @param key the key of the value
	 * @param value the value
	 * @param time for how long
	 * @return whether it was set
	 */
	static CompletionStage<Boolean> setUnlessMarked(RedisAsyncCommands<String, byte[]> commands, String tombstone,
			byte @Nullable [] known, String key, byte[] value, Duration time) {
		byte[] millis = Long.toString(time.toMillis()).getBytes(StandardCharsets.US_ASCII);
		return commands.eval(SET_UNLESS_MARKED, ScriptOutputType.BOOLEAN, new String[] { tombstone, key },
				(known != null) ? known : new byte[0], value, millis);
	}

}
