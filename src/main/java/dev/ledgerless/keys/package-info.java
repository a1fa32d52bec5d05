/**
 * Secrets from the environment turned into Tink keysets, one for each purpose, with
 * rotation.
 */
@NullMarked
package dev.ledgerless.keys;

import org.jspecify.annotations.NullMarked;
