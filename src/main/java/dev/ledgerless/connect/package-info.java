/**
 * Connecting, repairing, renewing and removing banks, each on the person's own word.
 */
@NullMarked
package dev.ledgerless.connect;

import org.jspecify.annotations.NullMarked;
