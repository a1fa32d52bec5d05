/**
 * A Spring Session whose store is the signed cookie itself; knows nothing of banks.
 */
@NullMarked
package dev.ledgerless.session;

import org.jspecify.annotations.NullMarked;
