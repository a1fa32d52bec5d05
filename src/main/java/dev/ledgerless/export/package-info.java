/**
 * Exports: transactions as CSV and JSON, due dates as a calendar.
 */
@NullMarked
package dev.ledgerless.export;

import org.jspecify.annotations.NullMarked;
