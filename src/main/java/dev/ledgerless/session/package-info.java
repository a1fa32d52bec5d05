/**
 * A Spring Session whose store is the signed cookie itself. Independent of banks.
 */
@NullMarked
package dev.ledgerless.session;

import org.jspecify.annotations.NullMarked;
