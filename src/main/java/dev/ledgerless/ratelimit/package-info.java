/**
 * Limits on how often a client, and all clients together, may do what costs this site
 * money or processor time.
 */
@NullMarked
package dev.ledgerless.ratelimit;

import org.jspecify.annotations.NullMarked;
