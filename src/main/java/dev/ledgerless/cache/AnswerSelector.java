package dev.ledgerless.cache;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.BankQuery;
import dev.ledgerless.plaid.CachePolicy;
import dev.ledgerless.plaid.CachedAnswer;
import dev.ledgerless.transaction.Period;

/**
 * Selects the cached answer for a query, by the cache's policy and the time. Does no
 * input or output.
 */
final class AnswerSelector {

	private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

	private final CachePolicy policy;

	private final BankQuery query;

	private final Instant now;

	AnswerSelector(CachePolicy policy, BankQuery query, Instant now) {
		this.policy = policy;
		this.query = query;
		this.now = now;
	}

	/**
	 * Selects an answer that may be shown without calling Plaid.
	 * @param entries the entries of a bank
	 * @param sealer opens them
	 * @return the answer, or the reason why the best entry is of no use
	 */
	Selection fresh(BankEntries entries, AnswerSealer sealer) {
		if (!entries.reached()) {
			return new Selection.Miss(CacheMiss.UNREACHED);
		}
		CacheMiss reason = CacheMiss.ABSENT;
		for (CacheEntry entry : entries.entries()) {
			try {
				Dated dated = dated(entry);
				requireFresh(dated, entries);
				Answer answer = sealer.open(dated.value(), entry.key());
				if (!covers(answer)) {
					throw new UnusableAnswerException(CacheMiss.NOT_COVERING);
				}
				return new Selection.Hit(new CachedAnswer(answer.institution(), within(answer, false), dated.asOf()),
						true);
			}
			catch (UnusableAnswerException ex) {
				reason = (reason == CacheMiss.ABSENT) ? ex.reason() : reason;
			}
		}
		return new Selection.Miss(reason);
	}

	private void requireFresh(Dated dated, BankEntries entries) throws UnusableAnswerException {
		if (Tombstone.invalidates(entries.tombstone(), dated.asOf())) {
			throw new UnusableAnswerException(CacheMiss.INVALIDATED);
		}
		if (!this.now.isBefore(dated.asOf().plus(this.policy.maxAge()))) {
			throw new UnusableAnswerException(CacheMiss.AGED);
		}
	}

	/** Checks the unencrypted header: whether the entry may be shown at all. */
	private Dated dated(CacheEntry entry) throws UnusableAnswerException {
		byte[] value = entry.value();
		if (value == null) {
			throw new UnusableAnswerException(entry.refused() ? CacheMiss.REFUSED : CacheMiss.ABSENT);
		}
		Instant asOf = AnswerSealer.asOf(value);
		if (asOf.isAfter(this.now.plus(CLOCK_SKEW))) {
			throw new UnusableAnswerException(CacheMiss.FUTURE);
		}
		if (!this.now.isBefore(asOf.plus(this.policy.staleIfError()))) {
			throw new UnusableAnswerException(CacheMiss.EXPIRED);
		}
		return new Dated(value, asOf);
	}

	/**
	 * Selects the most useful answer for when a bank cannot be read. It may cover only a
	 * part of the query.
	 * @param entries the entries of a bank
	 * @param sealer opens them
	 * @param unusable receives the reason for each entry that is there and of no use
	 * @return the answer
	 */
	Selection stale(List<CacheEntry> entries, AnswerSealer sealer, Consumer<CacheMiss> unusable) {
		List<Opened> opened = new ArrayList<>();
		for (CacheEntry entry : entries) {
			try {
				Dated dated = dated(entry);
				opened.add(new Opened(sealer.open(dated.value(), entry.key()), dated.asOf()));
			}
			catch (UnusableAnswerException ex) {
				if (ex.reason() != CacheMiss.ABSENT) {
					unusable.accept(ex.reason());
				}
			}
		}
		return opened.stream()
			.max(Comparator.comparing((Opened each) -> covers(each.answer()))
				.thenComparing((each) -> each.answer().terms() || !this.query.terms())
				.thenComparingLong((each) -> daysInCommon(each.answer().period()))
				.thenComparing(Opened::asOf))
			.<Selection>map((best) -> new Selection.Hit(new CachedAnswer(best.answer().institution(),
					within(best.answer(), isIncomplete(best)), best.asOf()), covers(best.answer())))
			.orElseGet(() -> new Selection.Miss(CacheMiss.ABSENT));
	}

	private boolean covers(Answer answer) {
		Period cached = answer.period();
		Period wanted = this.query.period();
		return (answer.terms() || !this.query.terms()) && !cached.from().isAfter(wanted.from())
				&& !cached.to().isBefore(wanted.to());
	}

	private long daysInCommon(Period cached) {
		Period wanted = this.query.period();
		long from = Math.max(cached.from().toEpochDay(), wanted.from().toEpochDay());
		long to = Math.min(cached.to().toEpochDay(), wanted.to().toEpochDay());
		return Math.max(0, to - from + 1);
	}

	/** Days in the future have no rows yet, so they are not missing. */
	private boolean isIncomplete(Opened opened) {
		Period cached = opened.answer().period();
		Period wanted = this.query.period().until(this.query.today());
		return cached.from().isAfter(wanted.from()) || cached.to().isBefore(wanted.to());
	}

	private BankData within(Answer answer, boolean rowsMissing) {
		Period wanted = this.query.period();
		BankData data = answer.data();
		boolean termsMissing = this.query.terms() && !answer.terms();
		if (wanted.equals(answer.period()) && !rowsMissing && !termsMissing) {
			return data;
		}
		return new BankData(data.accounts(), data.cards(), data.loans(),
				data.transactions().stream().filter((row) -> wanted.contains(row.date())).toList(),
				rowsMissing ? BankData.Rows.SOME : BankData.Rows.COMPLETE, termsMissing, data.consentExpires(),
				data.notice());
	}

	// Never compared.
	@SuppressWarnings("ArrayRecordComponent")
	private record Dated(byte[] value, Instant asOf) {

	}

	private record Opened(Answer answer, Instant asOf) {

	}

}
