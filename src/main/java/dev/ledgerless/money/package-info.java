/**
 * Exact amounts and their currencies. Amounts in different currencies are never added.
 */
@NullMarked
package dev.ledgerless.money;

import org.jspecify.annotations.NullMarked;
