/**
 * What holds for every page: headers, CSRF, errors, proxies.
 */
@NullMarked
package dev.ledgerless.web;

import org.jspecify.annotations.NullMarked;
