package dev.ledgerless.plaid;

import java.time.LocalDate;

import dev.ledgerless.transaction.Period;

/**
 * What is asked of a bank.
 *
 * @param period which transactions
 * @param terms whether the terms of cards and loans are wanted too
 * @param today the day on which it is asked
 */
public record BankQuery(Period period, boolean terms, LocalDate today) {

}
