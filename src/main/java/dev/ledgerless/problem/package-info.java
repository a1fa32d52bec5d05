/**
 * The one way to say no: what a person or a program is told when something is refused.
 */
@NullMarked
package dev.ledgerless.problem;

import org.jspecify.annotations.NullMarked;
