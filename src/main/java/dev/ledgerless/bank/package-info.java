/**
 * A linked bank (Plaid: Item), its sealed access token, and how reading it went.
 */
@NullMarked
package dev.ledgerless.bank;

import org.jspecify.annotations.NullMarked;
