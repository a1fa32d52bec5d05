package dev.ledgerless.demo;

/**
 * A payee and what it charges.
 */
record Offer(Payee payee, Price price) {

}
