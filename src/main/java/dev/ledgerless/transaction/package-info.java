/**
 * Transactions, periods and filters.
 */
@NullMarked
package dev.ledgerless.transaction;

import org.jspecify.annotations.NullMarked;
