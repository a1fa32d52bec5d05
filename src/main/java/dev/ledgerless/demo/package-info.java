/**
 * Demo banks: Plaid's HTTP API over made-up money, served by the application itself. The
 * client and this package share no code and meet on the wire only.
 */
@NullMarked
package dev.ledgerless.demo;

import org.jspecify.annotations.NullMarked;
