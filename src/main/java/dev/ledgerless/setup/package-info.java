/**
 * Linking a bank, and leaving.
 */
@NullMarked
package dev.ledgerless.setup;

import org.jspecify.annotations.NullMarked;
