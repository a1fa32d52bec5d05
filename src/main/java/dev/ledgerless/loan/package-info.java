/**
 * Loans: an account together with what its lender says is due.
 */
@NullMarked
package dev.ledgerless.loan;

import org.jspecify.annotations.NullMarked;
