/**
 * Ending codes: making them, and ending the connections that they stand for.
 */
@NullMarked
package dev.ledgerless.ending;

import org.jspecify.annotations.NullMarked;
