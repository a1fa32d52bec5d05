/**
 * The web edge: headers, CSRF, errors, proxies.
 */
@NullMarked
package dev.ledgerless.web;

import org.jspecify.annotations.NullMarked;
