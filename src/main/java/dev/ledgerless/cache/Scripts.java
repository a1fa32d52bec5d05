package dev.ledgerless.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * Scripts that Redis runs atomically.
 */
final class Scripts {

	private static final String SET_UNLESS_CHANGED = """
			local tombstone = redis.call('GET', KEYS[1])
			if (tombstone or '') ~= ARGV[1] then return 0 end
			redis.call('SET', KEYS[2], ARGV[2], 'PX', ARGV[3])
			return 1
			""";

	private Scripts() {
	}

	/**
	 * Sets a value, unless a tombstone has changed.
	 * @param commands Redis
	 * @param tombstone the key of the tombstone
	 * @param known the tombstone's former value, {@code null} if there was none
	 * @param key the key of the value
	 * @param value the value
	 * @param time the value's time to live
	 * @return whether the value was set
	 */
	static CompletionStage<Boolean> setUnlessChanged(RedisAsyncCommands<String, byte[]> commands, String tombstone,
			byte @Nullable [] known, String key, byte[] value, Duration time) {
		byte[] millis = Long.toString(time.toMillis()).getBytes(StandardCharsets.US_ASCII);
		return commands.eval(SET_UNLESS_CHANGED, ScriptOutputType.BOOLEAN, new String[] { tombstone, key },
				(known != null) ? known : new byte[0], value, millis);
	}

}
