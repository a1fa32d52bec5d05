package dev.ledgerless.plaid;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

import dev.ledgerless.account.Account;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankResult.Age;
import dev.ledgerless.bank.BankResult.Failed;
import dev.ledgerless.bank.BankResult.Loaded;
import dev.ledgerless.bank.BankStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads banks through the cache: a fresh answer replaces the call to Plaid, and a stale
 * one is used if that call fails.
 */
final class CachingBankReader {

	private final AnswerStore.CachedAnswers cached;

	private final IntFunction<BankResult<BankData>> delegate;

	private final Consumer<Bank> purge;

	/**
	 * Creates a reader.
	 * @param cached the cached answers of the banks
	 * @param delegate reads the bank at a position from Plaid
	 * @param purge purges the cached answers of a bank
	 */
	CachingBankReader(AnswerStore.CachedAnswers cached, IntFunction<BankResult<BankData>> delegate,
			Consumer<Bank> purge) {
		this.cached = cached;
		this.delegate = delegate;
		this.purge = purge;
	}

	/**
	 * Reads a bank.
	 * @param position the bank's position
	 * @param bank the bank
	 * @return its data, fresh or stale
	 */
	BankResult<BankData> read(int position, Bank bank) {
		BankResult<BankData> result = this.cached.fresh(position)
			.map((answer) -> loaded(answer, null, Age.RECENT))
			.orElseGet(() -> ask(position, bank));
		return (result instanceof Loaded<BankData> loaded) ? asOf(loaded) : result;
	}

	/** The cache needs the time of reading, a person the time of the balances. */
	private static BankResult<BankData> asOf(Loaded<BankData> read) {
		return new Loaded<>(read.institution(), read.facts(), Account.asOf(read.facts().accounts(), read.asOf()),
				read.problem(), read.age());
	}

	private BankResult<BankData> ask(int position, Bank bank) {
		BankResult<BankData> now = this.delegate.apply(position);
		return switch (now) {
			case Loaded<BankData> loaded -> {
				if (isComplete(loaded)) {
					this.cached.put(position, loaded.institution(), loaded.facts(), loaded.asOf());
				}
				BankProblem problem = loaded.problem();
				// A stale answer with rows is more useful than fresh accounts without.
				yield (problem != null && loaded.facts().rows() == BankData.Rows.NONE && mayServeStale(problem))
						? stale(position, problem).orElse(now) : now;
			}
			case Failed<BankData> failed -> {
				if (failed.status() == BankStatus.INVALID_TOKEN) {
					// The person or the bank has revoked access: show nothing more of it.
					this.purge.accept(bank);
				}
				yield mayServeStale(failed.problem()) ? stale(position, failed.problem()).orElse(now) : now;
			}
		};
	}

	private static boolean isComplete(Loaded<BankData> loaded) {
		return loaded.problem() == null && !loaded.facts().isPartial();
	}

	/** Not if access is revoked, nor if the bank has no data yet. */
	private static boolean mayServeStale(BankProblem problem) {
		return switch (problem.status()) {
			case LOGIN_REQUIRED, RATE_LIMITED, INSTITUTION_DOWN, UNAVAILABLE -> true;
			case OK, NOT_READY, INVALID_TOKEN -> false;
		};
	}

	private Optional<BankResult<BankData>> stale(int position, BankProblem problem) {
		return this.cached.stale(position).map((answer) -> loaded(answer, problem, Age.OLD));
	}

	private static BankResult<BankData> loaded(CachedAnswer answer, @Nullable BankProblem problem, Age age) {
		return new Loaded<>(answer.institution(), answer.data(), answer.asOf(), problem, age);
	}

}
