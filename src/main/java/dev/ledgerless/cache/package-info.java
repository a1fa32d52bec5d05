/**
 * Answers of banks, kept for a while in Redis where there is one: sealed, so that neither
 * Redis nor this server can read them without the person's cookie.
 */
@NullMarked
package dev.ledgerless.cache;

import org.jspecify.annotations.NullMarked;
