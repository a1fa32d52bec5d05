package dev.ledgerless.redis;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.lettuce.core.api.async.RedisAsyncCommands;

/**
 * One command, or several that are sent together, and what they are for.
 *
 * @param purpose the purpose, for metrics
 * @param call sends the command; may be called more than once
 */
record RedisCommand(String purpose, Function<RedisAsyncCommands<String, byte[]>, ? extends CompletionStage<?>> call) {

}
