/**
 * What a person takes along: rows as CSV and JSON, due dates for a calendar.
 */
@NullMarked
package dev.ledgerless.export;

import org.jspecify.annotations.NullMarked;
