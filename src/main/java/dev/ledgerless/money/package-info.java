/**
 * Exact amounts with their currency; amounts of two currencies are never added.
 */
@NullMarked
package dev.ledgerless.money;

import org.jspecify.annotations.NullMarked;
