package dev.ledgerless.plaid;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankResult.Age;
import dev.ledgerless.bank.BankResult.Failed;
import dev.ledgerless.bank.BankResult.Loaded;
import dev.ledgerless.bank.BankStatus;
import org.jspecify.annotations.Nullable;

/**
 * Decides between what a bank told before and asking it: a moment ago is good enough, and
 * before that is better than nothing.
 */
final class CachingBankReader {

	private final AnswerStore.CachedAnswers lookup;

	private final IntFunction<BankResult<BankData>> asking;

	private final Consumer<Bank> purge;

	/**
	 * Prepares reading.
	 * @param lookup the cached answers of the banks
	 * @param asking asks the bank at a place
	 * @param purge forgets what is kept of a bank
	 */
	CachingBankReader(AnswerStore.CachedAnswers lookup, IntFunction<BankResult<BankData>> asking,
			Consumer<Bank> purge) {
		this.lookup = lookup;
		this.asking = asking;
		this.purge = purge;
	}

	/**
	 * Reads a bank.
	 * @param place which of the banks it is
	 * @param bank the bank
	 * @return what it told, now or before
	 */
	BankResult<BankData> read(int place, Bank bank) {
		return this.lookup.fresh(place).map((kept) -> loaded(kept, null, Age.RECENT)).orElseGet(() -> ask(place, bank));
	}

	private BankResult<BankData> ask(int place, Bank bank) {
		BankResult<BankData> now = this.asking.apply(place);
		return switch (now) {
			case Loaded<BankData> loaded -> {
				if (isWhole(loaded)) {
					this.lookup.keep(place, loaded.institution(), loaded.facts(), loaded.asOf());
				}
				BankProblem problem = loaded.problem();
				// Accounts without the rows that should be there help less than both of
				// before.
				yield (problem != null && loaded.facts().rows() == BankData.Rows.NONE && mayServeStale(problem))
						? stale(place, problem).orElse(now) : now;
			}
			case Failed<BankData> failed -> {
				if (failed.status() == BankStatus.INVALID_TOKEN) {
					// The person, or the bank, has ended this: nothing of it is shown.
					this.purge.accept(bank);
				}
				yield mayServeStale(failed.problem()) ? stale(place, failed.problem()).orElse(now) : now;
			}
		};
	}

	private static boolean isWhole(Loaded<BankData> loaded) {
		return loaded.problem() == null && !loaded.facts().isPartial();
	}

	/** Not where the link is gone, nor where the bank has told nothing yet. */
	private static boolean mayServeStale(BankProblem problem) {
		return switch (problem.status()) {
			case LOGIN_REQUIRED, RATE_LIMITED, INSTITUTION_DOWN, UNAVAILABLE -> true;
			case OK, NOT_READY, INVALID_TOKEN -> false;
		};
	}

	private Optional<BankResult<BankData>> stale(int place, BankProblem problem) {
		return this.lookup.stale(place).map((answer) -> loaded(answer, problem, Age.OLD));
	}

	private static BankResult<BankData> loaded(CachedAnswer answer, @Nullable BankProblem problem, Age age) {
		return new Loaded<>(answer.institution(), answer.facts(), answer.asOf(), problem, age);
	}

}
