/**
 * A person's rights over their data: disconnecting everything, and how a page was made.
 */
@NullMarked
package dev.ledgerless.privacy;

import org.jspecify.annotations.NullMarked;
