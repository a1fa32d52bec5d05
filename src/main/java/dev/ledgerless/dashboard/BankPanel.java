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
 * @param reference by which forms say that it is meant
 * @param accounts its accounts; none if it could not be read
 * @param asOf when it was read, {@code null} if it could not be
 * @param problem what is wrong, {@code null} if nothing is
 * @param termsMissing whether card details could not be read
 * @param rows how many of its rows were read
 * @param old how old it is, in words, where it was kept because the bank could not be
 * read anew; {@code null} otherwise
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
	 * A bank that was asked for its balances alone.
	 * @param bank what it answered
	 * @param reference by which forms say that it is meant
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
	 * Which message tells what is wrong.
	 * @return the name of a fragment, {@code null} if nothing is wrong
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
	 * Whether the page shall look again by itself: the bank is still sending.
	 * @return whether it shall
	 */
	public boolean isStillSending() {
		return this.problem != null && this.problem.status() == BankStatus.NOT_READY;
	}

	@Override
	public String toString() {
		return "BankPanel[redacted]";
	}

}
