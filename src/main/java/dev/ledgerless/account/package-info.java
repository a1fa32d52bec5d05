/**
 * Accounts as a bank tells of them, and what they sum up to.
 */
@NullMarked
package dev.ledgerless.account;

import org.jspecify.annotations.NullMarked;
