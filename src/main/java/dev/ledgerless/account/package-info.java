/**
 * Accounts with the terms of cards and loans, and the totals over them.
 */
@NullMarked
package dev.ledgerless.account;

import org.jspecify.annotations.NullMarked;
