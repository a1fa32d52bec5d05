/**
 * Connecting, repairing and removing banks, and replacing access tokens.
 */
@NullMarked
package dev.ledgerless.connect;

import org.jspecify.annotations.NullMarked;
