/**
 * Spending, recurring charges and payments: pure functions over rows and cards.
 */
@NullMarked
package dev.ledgerless.spending;

import org.jspecify.annotations.NullMarked;
