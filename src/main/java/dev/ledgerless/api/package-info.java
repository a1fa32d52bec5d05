/**
 * The same data for programs, as JSON.
 */
@NullMarked
package dev.ledgerless.api;

import org.jspecify.annotations.NullMarked;
