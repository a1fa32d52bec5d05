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
final class KeptReader {

	private final AnswerStore.Shelf shelf;

	private final IntFunction<BankResult<BankFacts>> asking;

	private final Consumer<Bank> forgetting;

	/**
	 * Prepares reading.
	 * @param shelf what was found of the banks
	 * @param asking asks the bank at a place
	 * @param forgetting forgets what is kept of a bank
	 */
	KeptReader(AnswerStore.Shelf shelf, IntFunction<BankResult<BankFacts>> asking, Consumer<Bank> forgetting) {
		this.shelf = shelf;
		this.asking = asking;
		this.forgetting = forgetting;
	}

	/**
	 * Reads a bank.
	 * @param place which of the banks it is
	 * @param bank the bank
	 * @return what it told, now or before
	 */
	BankResult<BankFacts> read(int place, Bank bank) {
		return this.shelf.fresh(place).map((kept) -> loaded(kept, null, Age.RECENT)).orElseGet(() -> ask(place, bank));
	}

	private BankResult<BankFacts> ask(int place, Bank bank) {
		BankResult<BankFacts> now = this.asking.apply(place);
		return switch (now) {
			case Loaded<BankFacts> loaded -> {
				if (isWhole(loaded)) {
					this.shelf.keep(place, loaded.institution(), loaded.facts(), loaded.asOf());
				}
				BankProblem problem = loaded.problem();
				// Accounts without the rows that should be there help less than both of
				// before.
				yield (problem != null && loaded.facts().rows() == BankFacts.Rows.NONE && mayStandIn(problem))
						? standIn(place, problem).orElse(now) : now;
			}
			case Failed<BankFacts> failed -> {
				if (failed.status() == BankStatus.INVALID_TOKEN) {
					// The person, or the bank, has ended this: nothing of it is shown.
					this.forgetting.accept(bank);
				}
				yield mayStandIn(failed.problem()) ? standIn(place, failed.problem()).orElse(now) : now;
			}
		};
	}

	private static boolean isWhole(Loaded<BankFacts> loaded) {
		return loaded.problem() == null && !loaded.facts().isPartial();
	}

	/** Not where the link is gone, nor where the bank has told nothing yet. */
	private static boolean mayStandIn(BankProblem problem) {
		return switch (problem.status()) {
			case LOGIN_REQUIRED, RATE_LIMITED, INSTITUTION_DOWN, UNAVAILABLE -> true;
			case OK, NOT_READY, INVALID_TOKEN -> false;
		};
	}

	private Optional<BankResult<BankFacts>> standIn(int place, BankProblem problem) {
		return this.shelf.standIn(place).map((answer) -> loaded(answer, problem, Age.OLD));
	}

	private static BankResult<BankFacts> loaded(KeptAnswer answer, @Nullable BankProblem problem, Age age) {
		return new Loaded<>(answer.institution(), answer.facts(), answer.asOf(), problem, age);
	}

}
