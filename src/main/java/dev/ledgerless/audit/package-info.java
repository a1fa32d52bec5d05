/**
 * What is written down about what happens, and what no log may tell.
 */
@NullMarked
package dev.ledgerless.audit;

import org.jspecify.annotations.NullMarked;
