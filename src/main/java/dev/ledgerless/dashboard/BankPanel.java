package dev.ledgerless.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.ledgerless.account.Account;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.plaid.Balances;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.HumanDuration;
import org.jspecify.annotations.Nullable;

/**
 * One bank on the page.
 *
 * @param institution its name
 * @param reference its reference in forms
 * @param accounts its accounts; none if it could not be read
 * @param asOf the time of its data, {@code null} if it could not be read
 * @param problem its problem, {@code null} if there is none
 * @param termsMissing whether card details could not be read
 * @param rows how completely its rows were read
 * @param old the age of its data, in words, if the cached answer is shown because the
 * bank could not be read; {@code null} otherwise
 */
public record BankPanel(String institution, String reference, List<Account> accounts, @Nullable Instant asOf,
		@Nullable BankProblem problem, boolean termsMissing, BankData.Rows rows, @Nullable HumanDuration old) {

	static BankPanel of(BankResult<BankData> bank, String reference, Instant now) {
		return switch (bank) {
			case BankResult.Loaded<BankData> loaded -> new BankPanel(loaded.institution(), reference,
					loaded.facts().accounts(), loaded.asOf(), loaded.problem(), loaded.facts().termsMissing(),
					loaded.facts().rows(), (loaded.age() == BankResult.Age.OLD)
							? HumanDuration.of(Duration.between(loaded.asOf(), now)) : null);
			case BankResult.Failed<BankData> failed -> new BankPanel(failed.institution(), reference, List.of(), null,
					failed.problem(), false, BankData.Rows.NONE, null);
		};
	}

	/**
	 * Returns a bank of which only the balances were read.
	 * @param bank the result
	 * @param reference its reference in forms
	 * @return the panel
	 */
	static BankPanel ofBalances(BankResult<Balances> bank, String reference) {
		return switch (bank) {
			case BankResult.Loaded<Balances> loaded -> new BankPanel(loaded.institution(), reference,
					loaded.facts().accounts(), loaded.asOf(), loaded.problem(), false, BankData.Rows.NONE, null);
			case BankResult.Failed<Balances> failed -> new BankPanel(failed.institution(), reference, List.of(), null,
					failed.problem(), false, BankData.Rows.NONE, null);
		};
	}

	/**
	 * Returns the name of the problem's message.
	 * @return the name, {@code null} if there is no problem
	 */
	public @Nullable String message() {
		if (this.problem != null && this.problem.isSiteMisconfigured()) {
			return "site_misconfigured";
		}
		if (this.problem != null && this.problem.isUnsupported()) {
			return "unsupported";
		}
		return (this.problem != null) ? this.problem.status().apiName() : null;
	}

	/**
	 * Returns whether the bank is still sending, so that the page reloads by itself.
	 * @return {@code true} if it is
	 */
	public boolean isStillSending() {
		return this.problem != null && this.problem.status() == BankStatus.NOT_READY;
	}

	@Override
	public String toString() {
		return "BankPanel[redacted]";
	}

}
