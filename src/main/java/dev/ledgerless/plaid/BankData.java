package dev.ledgerless.plaid;

import java.time.Instant;
import java.util.List;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.Loan;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * What a bank told about a period.
 *
 * @param accounts its accounts
 * @param cards those of them that are credit cards, with their terms
 * @param loans those of them that are loans, with their terms
 * @param transactions the rows of the period, or as many as could be read
 * @param rows whether that is all of them
 * @param termsMissing whether the terms of cards and loans should be there and are not
 * @param consentExpires when the person's consent ends at the bank, {@code null} if it
 * does not
 * @param notice what the bank asks for, {@code null} if nothing
 */
public record BankData(List<Account> accounts, List<Card> cards, List<Loan> loans, List<Transaction> transactions,
		Rows rows, boolean termsMissing, @Nullable Instant consentExpires, @Nullable ItemNotice notice) {

	public BankData {
		accounts = List.copyOf(accounts);
		cards = List.copyOf(cards);
		loans = List.copyOf(loans);
		transactions = List.copyOf(transactions);
	}

	/**
	 * Whether something is missing that should be there.
	 * @return whether rows or terms are
	 */
	public boolean isPartial() {
		return this.termsMissing || this.rows != Rows.COMPLETE;
	}

	/** How many of the rows of a period were read. */
	public enum Rows {

		/** All of them; none, if the bank has no transactions to give. */
		COMPLETE,

		/** The newest, as many as are read of one bank at the most. */
		NEWEST,

		/** Some of them. */
		SOME,

		/** None, though there should be some. */
		NONE

	}

}
