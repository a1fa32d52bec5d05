/**
 * Ledgerless: a bank dashboard that keeps nothing.
 */
@NullMarked
package dev.ledgerless;

import org.jspecify.annotations.NullMarked;
