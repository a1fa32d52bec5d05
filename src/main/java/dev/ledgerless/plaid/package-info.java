/**
 * The only place that talks to Plaid: calls, paging, errors, limits.
 */
@NullMarked
package dev.ledgerless.plaid;

import org.jspecify.annotations.NullMarked;
