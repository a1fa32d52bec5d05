/**
 * The page a person looks at.
 */
@NullMarked
package dev.ledgerless.dashboard;

import org.jspecify.annotations.NullMarked;
