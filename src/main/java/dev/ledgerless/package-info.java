/**
 * Ledgerless: a bank dashboard that stores nothing.
 */
@NullMarked
package dev.ledgerless;

import org.jspecify.annotations.NullMarked;
