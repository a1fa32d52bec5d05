package dev.ledgerless.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.plaid.AnswerStore;
import dev.ledgerless.plaid.BankQuery;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.CachedAnswer;
import dev.ledgerless.transaction.Period;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of some banks, as one reading finds it.
 */
final class RedisCachedAnswers implements AnswerStore.CachedAnswers {

	private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

	private final RedisAnswerStore store;

	private final List<Place> places;

	private final BankQuery query;

	private final Instant now;

	private final long began;

	/**
	 * Tells what was found.
	 * @param store where it was looked for
	 * @param places what was found of each bank
	 * @param query what is asked of each
	 * @param now the time
	 * @param began when the reading began, in the order of things
	 */
	RedisCachedAnswers(RedisAnswerStore store, List<Place> places, BankQuery query, Instant now, long began) {
		this.store = store;
		this.places = places;
		this.query = query;
		this.now = now;
		this.began = began;
	}

	@Override
	public Optional<CachedAnswer> fresh(int bank) {
		Place place = this.places.get(bank);
		if (!place.reached()) {
			this.store.countMiss(CacheMiss.UNREACHED);
			return Optional.empty();
		}
		CacheMiss nearest = CacheMiss.ABSENT;
		for (Found found : place.found()) {
			try {
				Dated dated = dated(found);
				requireFresh(dated, place);
				Answer answer = this.store.sealer(place.bank()).open(dated.value(), found.key());
				if (!covers(answer)) {
					throw new UnusableAnswerException(CacheMiss.NOT_COVERING);
				}
				this.store.countServed(true, dated.asOf());
				return Optional.of(new CachedAnswer(answer.institution(), within(answer, false), dated.asOf()));
			}
			catch (UnusableAnswerException ex) {
				nearest = (nearest == CacheMiss.ABSENT) ? ex.reason() : nearest;
			}
		}
		this.store.countMiss(nearest);
		return Optional.empty();
	}

	private void requireFresh(Dated dated, Place place) throws UnusableAnswerException {
		if (Tombstone.isAfter(dated.asOf(), place.noted())) {
			throw new UnusableAnswerException(CacheMiss.OUTDATED);
		}
		if (!this.now.isBefore(dated.asOf().plus(this.store.maxAge()))) {
			throw new UnusableAnswerException(CacheMiss.AGED);
		}
	}

	/** Whether it may be shown at all, going by what stands before the ciphertext. */
	private Dated dated(Found found) throws UnusableAnswerException {
		byte[] value = found.value();
		if (value == null) {
			throw new UnusableAnswerException(found.refused() ? CacheMiss.REFUSED : CacheMiss.ABSENT);
		}
		Instant asOf = AnswerSealer.asOf(value);
		if (asOf.isAfter(this.now.plus(CLOCK_SKEW))) {
			throw new UnusableAnswerException(CacheMiss.FUTURE);
		}
		if (!this.now.isBefore(asOf.plus(this.store.staleIfError()))) {
			throw new UnusableAnswerException(CacheMiss.EXPIRED);
		}
		return new Dated(value, asOf);
	}

	@Override
	public Optional<CachedAnswer> stale(int bank) {
		Place place = this.places.get(bank);
		if (this.store.isForgotten(place.tombstone(), this.began)) {
			return Optional.empty();
		}
		Optional<Opened> best = best(place.bank(), place.found());
		if (best.isEmpty() || !covers(best.get().answer())) {
			best = best(place.bank(), this.store.find(this.store.everywhere(place.bank())));
		}
		return best.map((opened) -> {
			this.store.countServed(false, opened.asOf());
			return new CachedAnswer(opened.answer().institution(), within(opened.answer(), isIncomplete(opened)),
					opened.asOf());
		});
	}

	private Optional<Opened> best(Bank bank, List<Found> found) {
		AnswerSealer sealer = this.store.sealer(bank);
		List<Opened> opened = new ArrayList<>();
		for (Found each : found) {
			try {
				Dated dated = dated(each);
				opened.add(new Opened(sealer.open(dated.value(), each.key()), dated.asOf()));
			}
			catch (UnusableAnswerException ex) {
				if (ex.reason() != CacheMiss.ABSENT) {
					this.store.countMiss(ex.reason());
				}
			}
		}
		return opened.stream()
			.max(Comparator.comparing((Opened each) -> covers(each.answer()))
				.thenComparing((each) -> each.answer().terms() || !this.query.terms())
				.thenComparingLong((each) -> daysInCommon(each.answer().period()))
				.thenComparing(Opened::asOf));
	}

	private boolean covers(Answer answer) {
		Period kept = answer.period();
		Period wanted = this.query.period();
		return (answer.terms() || !this.query.terms()) && !kept.from().isAfter(wanted.from())
				&& !kept.to().isBefore(wanted.to());
	}

	private long daysInCommon(Period kept) {
		Period wanted = this.query.period();
		long from = Math.max(kept.from().toEpochDay(), wanted.from().toEpochDay());
		long to = Math.min(kept.to().toEpochDay(), wanted.to().toEpochDay());
		return Math.max(0, to - from + 1);
	}

	/** What has not come about yet is not missing. */
	private boolean isIncomplete(Opened opened) {
		Period kept = opened.answer().period();
		Period wanted = this.query.period().until(this.query.today());
		return kept.from().isAfter(wanted.from()) || kept.to().isBefore(wanted.to());
	}

	private BankData within(Answer answer, boolean rowsMissing) {
		Period wanted = this.query.period();
		BankData facts = answer.facts();
		boolean termsMissing = this.query.terms() && !answer.terms();
		if (wanted.equals(answer.period()) && !rowsMissing && !termsMissing) {
			return facts;
		}
		return new BankData(facts.accounts(), facts.cards(), facts.loans(),
				facts.transactions().stream().filter((row) -> wanted.contains(row.date())).toList(),
				rowsMissing ? BankData.Rows.SOME : BankData.Rows.COMPLETE, termsMissing, facts.consentExpires(),
				facts.notice());
	}

	@Override
	public void keep(int bank, String institution, BankData facts, Instant asOf) {
		Place place = this.places.get(bank);
		if (!place.reached() || this.store.isForgotten(place.tombstone(), this.began)) {
			return;
		}
		String key = this.store.placeOf(place.bank(), this.query);
		byte[] value = this.store.sealer(place.bank())
			.seal(new Answer(institution, this.query.period(), this.query.terms(), facts), asOf, key);
		this.store.keep(place.tombstone(), place.noted(), key, value);
	}

	/**
	 * A bank and what was found of it.
	 *
	 * @param bank the bank
	 * @param tombstone where a mark would be
	 * @param noted the mark, {@code null} if there is none
	 * @param reached whether Redis told
	 * @param keys where answers would be
	 * @param found what was found there
	 */
	// Nobody compares it.
	@SuppressWarnings("ArrayRecordComponent")
	record Place(Bank bank, String tombstone, byte @Nullable [] noted, boolean reached, List<String> keys,
			List<Found> found) {

		/** A mark that Redis refuses to tell is as good as unknown. */
		Place with(Found markFound, List<Found> answers) {
			return new Place(this.bank, this.tombstone, markFound.value(), !markFound.refused(), this.keys, answers);
		}

		@Override
		public String toString() {
			return "Place[redacted]";
		}

	}

	/**
	 * What was found in one place.
	 *
	 * @param key the place
	 * @param value what is kept there, {@code null} if nothing
	 * @param refused whether Redis refused to tell
	 */
	// Nobody compares it.
	@SuppressWarnings("ArrayRecordComponent")
	record Found(String key, byte @Nullable [] value, boolean refused) {

		@Override
		public String toString() {
			return "Found[redacted]";
		}

	}

	// Nobody compares it.
	@SuppressWarnings("ArrayRecordComponent")
	private record Dated(byte[] value, Instant asOf) {

	}

	private record Opened(Answer answer, Instant asOf) {

	}

}
