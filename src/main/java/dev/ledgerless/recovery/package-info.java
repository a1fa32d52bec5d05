/**
 * Taking linked banks along: a file that only the person's passphrase opens.
 */
@NullMarked
package dev.ledgerless.recovery;

import org.jspecify.annotations.NullMarked;
