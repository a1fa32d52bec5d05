package dev.ledgerless.plaid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.PaymentDue;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankResult.Failed;
import dev.ledgerless.bank.BankResult.Loaded;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.Loan;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transactions;

/**
 * The data of all linked banks, read at once.
 *
 * @param period the period of the transactions
 * @param asOf the time of the oldest data
 * @param now the time of the read
 * @param banks one result for each bank, in the order in which they were linked
 * @param calls the calls to Plaid that were made
 */
public record BankSnapshot(Period period, Instant asOf, Instant now, List<BankResult<BankData>> banks,
		List<PlaidCall> calls) {

	private static final Duration RATE_LIMIT_WINDOW = Duration.ofSeconds(60);

	private static final Duration SOON = Duration.ofSeconds(10);

	public BankSnapshot {
		banks = List.copyOf(banks);
		calls = List.copyOf(calls);
	}

	/**
	 * Creates a snapshot that is as old as the oldest of its banks.
	 * @param period the period of the transactions
	 * @param now the time of the read
	 * @param banks one result for each bank
	 * @param calls the calls to Plaid that were made
	 */
	static BankSnapshot of(Period period, Instant now, List<BankResult<BankData>> banks, List<PlaidCall> calls) {
		Instant oldest = banks.stream()
			.flatMap((bank) -> (bank instanceof Loaded<BankData> loaded) ? Stream.of(loaded.asOf()) : Stream.empty())
			.reduce(now, (one, other) -> one.isBefore(other) ? one : other);
		return new BankSnapshot(period, oldest, now, banks, calls);
	}

	/**
	 * Creates a snapshot without calls.
	 * @param period the period of the transactions
	 * @param asOf the time of the read
	 * @param banks one result for each bank
	 */
	public BankSnapshot(Period period, Instant asOf, List<BankResult<BankData>> banks) {
		this(period, asOf, asOf, banks, List.of());
	}

	/**
	 * Returns the accounts of all banks that could be read, bank by bank.
	 */
	public List<Account> accounts() {
		return all(BankData::accounts);
	}

	/**
	 * Returns the cards of all banks that could be read, bank by bank.
	 */
	public List<Card> cards() {
		return all(BankData::cards);
	}

	/**
	 * Returns the loans of all banks that could be read, bank by bank.
	 */
	public List<Loan> loans() {
		return all(BankData::loans);
	}

	/**
	 * Returns the payments due on the cards and loans of all banks that could be read.
	 * @return one for each card, then one for each loan, even without a known date
	 */
	public List<PaymentDue> paymentsDue() {
		return Stream.concat(cards().stream().map(Card::paymentDue), loans().stream().map(Loan::paymentDue)).toList();
	}

	/**
	 * Returns the rows that count, of all banks that could be read.
	 * @return the rows, newest first
	 */
	public Transactions transactions() {
		return Transactions.of(all(BankData::transactions));
	}

	/**
	 * Returns the calls that were made for one bank, in the order in which they ended.
	 * @param bank its position, counted from 0
	 */
	public List<PlaidCall> callsOf(int bank) {
		return this.calls.stream().filter((call) -> call.bank() == bank).toList();
	}

	private <T> List<T> all(Function<BankData, List<T>> part) {
		return loaded().map(part).flatMap(List::stream).toList();
	}

	private Stream<BankData> loaded() {
		return this.banks.stream()
			.flatMap((bank) -> (bank instanceof Loaded<BankData> loaded) ? Stream.of(loaded.facts()) : Stream.empty());
	}

	/**
	 * Returns whether a bank, or a part of one, could not be read.
	 */
	public boolean isPartial() {
		return this.banks.stream().anyMatch((bank) -> switch (bank) {
			case Loaded<BankData> loaded -> loaded.facts().isPartial();
			case Failed<BankData> failed -> true;
		});
	}

	/**
	 * Returns whether every bank failed, at least one of them for a passing reason.
	 */
	public boolean isUnavailable() {
		return loaded().findAny().isEmpty() && isWorthAskingAgain();
	}

	/**
	 * Returns whether no bank has rows, and at least one failed for a passing reason.
	 */
	public boolean isWithoutRows() {
		return loaded().allMatch((facts) -> facts.rows() == BankData.Rows.NONE) && isWorthAskingAgain();
	}

	private boolean isWorthAskingAgain() {
		return this.banks.stream().anyMatch((bank) -> bank.status().isWorthAskingAgain());
	}

	/**
	 * Returns how long to wait before reading again: a minute if Plaid limits the rate,
	 * else a moment.
	 */
	public Duration retryAfter() {
		return this.banks.stream().anyMatch((bank) -> bank.status() == BankStatus.RATE_LIMITED) ? RATE_LIMIT_WINDOW
				: SOON;
	}

}
