/**
 * What a person can ask about their own data: to leave with all of it, and to see what
 * showing it took.
 */
@NullMarked
package dev.ledgerless.privacy;

import org.jspecify.annotations.NullMarked;
