/**
 * What instances of this application share if {@code REDIS_URL} is set. Redis may be
 * slow, full or gone at any time: pages are served without it.
 */
@NullMarked
package dev.ledgerless.redis;

import org.jspecify.annotations.NullMarked;
