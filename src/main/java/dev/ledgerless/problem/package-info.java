/**
 * Refusals, for people and programs alike.
 */
@NullMarked
package dev.ledgerless.problem;

import org.jspecify.annotations.NullMarked;
