/**
 * What a person asks for in the query string: a period, a filter, a page.
 */
@NullMarked
package dev.ledgerless.query;

import org.jspecify.annotations.NullMarked;
