/**
 * Credit cards: an account together with what its lender says is due.
 */
@NullMarked
package dev.ledgerless.card;

import org.jspecify.annotations.NullMarked;
