package dev.ledgerless.cache;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import dev.ledgerless.plaid.BankQuery;
import dev.ledgerless.transaction.Period;

/**
 * One of a fixed number of slots for answers of a bank, so that all answers of a bank can
 * be purged without an index of them.
 * <p>
 * Each preset period has a slot of its own, the same every day, so an answer from before
 * midnight is found after it. Other periods share a few slots.
 *
 * @param number the number of the slot
 */
record CacheSlot(int number) {

	private static final List<Integer> PRESET_DAYS = List.of(30, 90, 180, 365, 730);

	private static final int OTHERS = 4;

	private static final int PERIODS = PRESET_DAYS.size() + OTHERS;

	/** All slots of a bank. */
	static final List<CacheSlot> ALL = IntStream.range(0, 2 * PERIODS).mapToObj(CacheSlot::new).toList();

	/**
	 * Returns the slot for the answer to a query.
	 * @param query the query
	 */
	static CacheSlot of(BankQuery query) {
		return new CacheSlot((query.terms() ? 0 : PERIODS) + ofPeriod(query.period(), query.today()));
	}

	/**
	 * Returns the slots that may answer a query: an answer with terms also answers a
	 * query without.
	 * @param query the query
	 */
	static List<CacheSlot> answering(BankQuery query) {
		CacheSlot more = of(new BankQuery(query.period(), true, query.today()));
		return query.terms() ? List.of(more) : List.of(more, of(query));
	}

	private static int ofPeriod(Period period, LocalDate today) {
		if (period.to().equals(today)) {
			for (int i = 0; i < PRESET_DAYS.size(); i++) {
				if (period.from().equals(today.minusDays(PRESET_DAYS.get(i)))) {
					return i;
				}
			}
		}
		long hash = period.from().toEpochDay();
		if (period.to().isBefore(today)) {
			hash = 31 * hash + period.to().toEpochDay();
		}
		return PRESET_DAYS.size() + Math.floorMod(hash, OTHERS);
	}

}
