package dev.ledgerless.demo;

/**
 * A payee and its price.
 */
record Offer(Payee payee, Price price) {

}
