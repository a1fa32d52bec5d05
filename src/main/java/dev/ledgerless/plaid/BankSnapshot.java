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
 * What asking all linked banks at once gave.
 *
 * @param period the period that was asked for
 * @param asOf when the oldest of it was read
 * @param now when it was asked
 * @param banks one result for each bank, in the order in which they were linked
 * @param calls the calls to Plaid that it took
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
	 * Puts together what the banks told, now or before.
	 * @param period the period that was asked for
	 * @param now when it was asked
	 * @param banks one result for each bank
	 * @param calls the calls to Plaid that it took
	 * @return the reading, as old as the oldest of its banks
	 */
	static BankSnapshot of(Period period, Instant now, List<BankResult<BankData>> banks, List<PlaidCall> calls) {
		Instant oldest = banks.stream()
			.flatMap((bank) -> (bank instanceof Loaded<BankData> loaded) ? Stream.of(loaded.asOf()) : Stream.empty())
			.reduce(now, (one, other) -> one.isBefore(other) ? one : other);
		return new BankSnapshot(period, oldest, now, banks, calls);
	}

	/**
	 * A reading that took no calls.
	 * @param period the period that was asked for
	 * @param asOf when it was asked
	 * @param banks one result for each bank
	 */
	public BankSnapshot(Period period, Instant asOf, List<BankResult<BankData>> banks) {
		this(period, asOf, asOf, banks, List.of());
	}

	/**
	 * The accounts of all banks that could be read.
	 * @return the accounts, bank by bank
	 */
	public List<Account> accounts() {
		return all(BankData::accounts);
	}

	/**
	 * The cards of all banks that could be read.
	 * @return the cards, bank by bank
	 */
	public List<Card> cards() {
		return all(BankData::cards);
	}

	/**
	 * The loans of all banks that could be read.
	 * @return the loans, bank by bank
	 */
	public List<Loan> loans() {
		return all(BankData::loans);
	}

	/**
	 * The payments that lenders wait for, of all banks that could be read.
	 * @return one for each card, then one for each loan, also where no date is known
	 */
	public List<PaymentDue> paymentsDue() {
		return Stream.concat(cards().stream().map(Card::paymentDue), loans().stream().map(Loan::paymentDue)).toList();
	}

	/**
	 * The rows that count, of all banks that could be read.
	 * @return the rows, newest first
	 */
	public Transactions transactions() {
		return Transactions.of(all(BankData::transactions));
	}

	/**
	 * The calls that one bank took.
	 * @param bank which one, counted from 0
	 * @return the calls, in the order in which they ended
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
	 * Whether something is missing that should be there.
	 * @return whether a bank or a part of it is
	 */
	public boolean isPartial() {
		return this.banks.stream().anyMatch((bank) -> switch (bank) {
			case Loaded<BankData> loaded -> loaded.facts().isPartial();
			case Failed<BankData> failed -> true;
		});
	}

	/**
	 * Whether nothing at all could be read, and asking again may help.
	 * @return whether every bank failed, and at least one for a passing reason
	 */
	public boolean isUnavailable() {
		return loaded().findAny().isEmpty() && isWorthAskingAgain();
	}

	/**
	 * Whether no rows at all could be read, and asking again may help.
	 * @return whether there is no bank with rows, and at least one failed for a passing
	 * reason
	 */
	public boolean isWithoutRows() {
		return loaded().allMatch((facts) -> facts.rows() == BankData.Rows.NONE) && isWorthAskingAgain();
	}

	private boolean isWorthAskingAgain() {
		return this.banks.stream().anyMatch((bank) -> bank.status().isWorthAskingAgain());
	}

	/**
	 * When to ask again.
	 * @return a minute if Plaid was asked too often, else a moment
	 */
	public Duration retryAfter() {
		return this.banks.stream().anyMatch((bank) -> bank.status() == BankStatus.RATE_LIMITED) ? RATE_LIMIT_WINDOW
				: SOON;
	}

}
