/**
 * The dashboard, and the balances that the banks report live.
 */
@NullMarked
package dev.ledgerless.dashboard;

import org.jspecify.annotations.NullMarked;
