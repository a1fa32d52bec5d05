/**
 * What the rows say about spending: pure functions, nothing stored.
 */
@NullMarked
package dev.ledgerless.spending;

import org.jspecify.annotations.NullMarked;
