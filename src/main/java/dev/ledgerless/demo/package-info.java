/**
 * A bank that needs no account anywhere: Plaid's HTTP API over made-up money, served by
 * the application itself. It shares no code with the client that calls it, so that the
 * two meet on the wire only.
 */
@NullMarked
package dev.ledgerless.demo;

import org.jspecify.annotations.NullMarked;
