package dev.ledgerless.plaid;

import java.time.Instant;
import java.util.List;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.Loan;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * The data of one bank for a period.
 *
 * @param accounts its accounts
 * @param cards those of them that are credit cards, with their terms
 * @param loans those of them that are loans, with their terms
 * @param transactions the rows of the period, or as many as could be read
 * @param rows how many of the rows of the period these are
 * @param termsMissing whether the terms of cards and loans could not be read
 * @param accountsMissing whether there may be accounts that could not be read
 * @param consentExpires when the person's consent ends at the bank, {@code null} if it
 * does not
 * @param notice what the bank asks for, {@code null} if nothing
 */
public record BankData(List<Account> accounts, List<Card> cards, List<Loan> loans, List<Transaction> transactions,
		Rows rows, boolean termsMissing, boolean accountsMissing, @Nullable Instant consentExpires,
		@Nullable ItemNotice notice) {

	public BankData {
		accounts = List.copyOf(accounts);
		cards = List.copyOf(cards);
		loans = List.copyOf(loans);
		transactions = List.copyOf(transactions);
	}

	/**
	 * Creates the data of a bank of which all accounts were read.
	 * @param accounts its accounts
	 * @param cards those of them that are credit cards
	 * @param loans those of them that are loans
	 * @param transactions the rows of the period
	 * @param rows how many of the rows of the period these are
	 * @param termsMissing whether the terms of cards and loans could not be read
	 * @param consentExpires when the person's consent ends at the bank
	 * @param notice what the bank asks for
	 */
	public BankData(List<Account> accounts, List<Card> cards, List<Loan> loans, List<Transaction> transactions,
			Rows rows, boolean termsMissing, @Nullable Instant consentExpires, @Nullable ItemNotice notice) {
		this(accounts, cards, loans, transactions, rows, termsMissing, false, consentExpires, notice);
	}

	/**
	 * Returns whether rows, terms or accounts are missing that should be there.
	 */
	public boolean isPartial() {
		return this.termsMissing || this.accountsMissing || this.rows != Rows.COMPLETE;
	}

	/** How many rows of a period were read. */
	public enum Rows {

		/** All of them; none, if the bank has no transactions to give. */
		COMPLETE,

		/** The newest, up to the most that is read of one bank. */
		NEWEST,

		/** Some of them. */
		SOME,

		/** None, though there should be some. */
		NONE

	}

}
