/**
 * The first page: linking a bank.
 */
@NullMarked
package dev.ledgerless.setup;

import org.jspecify.annotations.NullMarked;
