package dev.ledgerless.plaid;

import java.time.LocalDate;

import dev.ledgerless.transaction.Period;

/**
 * A query for the data of a bank.
 *
 * @param period the period of the transactions
 * @param terms whether to read the terms of cards and loans too
 * @param today the day of the query
 */
public record BankQuery(Period period, boolean terms, LocalDate today) {

}
