/**
 * The first page: linking a bank, and logging out.
 */
@NullMarked
package dev.ledgerless.setup;

import org.jspecify.annotations.NullMarked;
