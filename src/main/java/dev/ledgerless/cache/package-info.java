/**
 * Caches answers of banks in Redis, if there is one. They are encrypted, so that neither
 * Redis nor this server can read them without the person's cookie.
 */
@NullMarked
package dev.ledgerless.cache;

import org.jspecify.annotations.NullMarked;
