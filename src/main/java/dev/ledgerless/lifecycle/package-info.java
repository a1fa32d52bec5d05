/**
 * How the process stops: draining before a shutdown, and the watchdog.
 */
@NullMarked
package dev.ledgerless.lifecycle;

import org.jspecify.annotations.NullMarked;
