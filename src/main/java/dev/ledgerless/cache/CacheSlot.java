package dev.ledgerless.cache;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import dev.ledgerless.plaid.BankQuery;
import dev.ledgerless.transaction.Period;

/**
 * A place for one answer of a bank. There is a fixed number of places, so that all of
 * them can be named, and emptied, without a list of what is kept.
 * <p>
 * A usual period has a place of its own, which is the same tomorrow: so what was kept
 * before midnight is found after it. Other periods share a few.
 *
 * @param number the number of the place
 */
record CacheSlot(int number) {

	private static final List<Integer> USUAL_DAYS = List.of(30, 90, 180, 365, 730);

	private static final int OTHERS = 4;

	private static final int PERIODS = USUAL_DAYS.size() + OTHERS;

	/** All places of a bank. */
	static final List<CacheSlot> ALL = IntStream.range(0, 2 * PERIODS).mapToObj(CacheSlot::new).toList();

	/**
	 * Where the answer to a question is kept.
	 * @param query the question
	 * @return its place
	 */
	static CacheSlot of(BankQuery query) {
		return new CacheSlot((query.terms() ? 0 : PERIODS) + ofPeriod(query.period(), query.today()));
	}

	/**
	 * Where answers to a question may be found: what tells more answers it too.
	 * @param query the question
	 * @return its places
	 */
	static List<CacheSlot> answering(BankQuery query) {
		CacheSlot more = of(new BankQuery(query.period(), true, query.today()));
		return query.terms() ? List.of(more) : List.of(more, of(query));
	}

	private static int ofPeriod(Period period, LocalDate today) {
		if (period.to().equals(today)) {
			for (int i = 0; i < USUAL_DAYS.size(); i++) {
				if (period.from().equals(today.minusDays(USUAL_DAYS.get(i)))) {
					return i;
				}
			}
		}
		long hash = period.from().toEpochDay();
		if (period.to().isBefore(today)) {
			hash = 31 * hash + period.to().toEpochDay();
		}
		return USUAL_DAYS.size() + Math.floorMod(hash, OTHERS);
	}

}
