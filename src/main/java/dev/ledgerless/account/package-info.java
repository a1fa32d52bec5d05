/**
 * Accounts, the terms of cards and loans, and totals.
 */
@NullMarked
package dev.ledgerless.account;

import org.jspecify.annotations.NullMarked;
