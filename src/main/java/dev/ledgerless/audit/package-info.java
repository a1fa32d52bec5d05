/**
 * The audit log, and limits on what other loggers write.
 */
@NullMarked
package dev.ledgerless.audit;

import org.jspecify.annotations.NullMarked;
