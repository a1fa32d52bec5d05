/**
 * How often one client, and all of them together, may try what costs this site something.
 */
@NullMarked
package dev.ledgerless.ratelimit;

import org.jspecify.annotations.NullMarked;
