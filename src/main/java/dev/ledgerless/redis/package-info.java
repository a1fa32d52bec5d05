/**
 * What instances of this application share, where {@code REDIS_URL} is set: a Redis that
 * may be slow, full or gone at any time without anybody noticing more than that.
 */
@NullMarked
package dev.ledgerless.redis;

import org.jspecify.annotations.NullMarked;
