/**
 * Transactions of a period: which rows count, which a filter keeps, in which order.
 */
@NullMarked
package dev.ledgerless.transaction;

import org.jspecify.annotations.NullMarked;
