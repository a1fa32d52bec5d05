/**
 * The query string of the dashboard and the APIs: period, filter and page.
 */
@NullMarked
package dev.ledgerless.query;

import org.jspecify.annotations.NullMarked;
