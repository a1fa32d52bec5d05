/**
 * Secrets from the environment, and the keys that are derived from them: one Tink keyset
 * for each purpose, with rotation.
 */
@NullMarked
package dev.ledgerless.keys;

import org.jspecify.annotations.NullMarked;
