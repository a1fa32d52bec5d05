package dev.ledgerless.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.ledgerless.transaction.Flow;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.TransactionFilter;
import org.jspecify.annotations.Nullable;

/**
 * The query of the dashboard and the APIs, as the URL has it. Every part is optional; an
 * invalid part is {@code null} and has a binding error.
 *
 * @param days the length of the period up to today, or up to {@code to}; one of
 * {@link #DAYS}. Ignored if {@code from} is given
 * @param from the first day of the period; by default {@code days} before its last day
 * @param to the last day of the period; by default today
 * @param account an account id
 * @param category a primary or a detailed category, or {@code none}
 * @param merchant a merchant, by Plaid's id or by its name
 * @param q the text to find in name or merchant
 * @param min the smallest amount, without its sign
 * @param max the largest amount, without its sign
 * @param flow money in or out
 * @param page the page of rows, from 1
 * @param mask whether amounts are hidden
 */
public record TransactionQuery(@Nullable Integer days, @Nullable LocalDate from, @Nullable LocalDate to,
		@Nullable String account, @Nullable String category, @Nullable String merchant, @Nullable String q,
		@Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable Flow flow, @Nullable Integer page,
		@Nullable Boolean mask) {

	/** The periods to choose from, in days. */
	public static final List<Integer> DAYS = List.of(30, 90, 180, 365, 730);

	/** The default period, in days. */
	public static final int DEFAULT_DAYS = 90;

	private static final int FIRST_YEAR = 1970;

	private static final int LAST_YEAR = 2200;

	public TransactionQuery {
		account = textOrNull(account);
		category = textOrNull(category);
		merchant = textOrNull(merchant);
		q = textOrNull(q);
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/**
	 * Returns the period of the query. Invalid days and implausible dates count as not
	 * given, so a query with errors has a period too.
	 * @param today the last day of a period in days
	 * @return the period; by default the last {@link #DEFAULT_DAYS} days
	 */
	public Period period(LocalDate today) {
		LocalDate begin = plausibleOrNull(this.from);
		LocalDate asked = plausibleOrNull(this.to);
		LocalDate end = (asked != null) ? asked : today;
		if (begin == null) {
			return Period.ofDays(daysOrDefault(), end);
		}
		return new Period(begin, end.isBefore(begin) ? begin : end);
	}

	/**
	 * Returns the length of a period without a first day, in days.
	 * @return one of {@link #DAYS}
	 */
	public int daysOrDefault() {
		return (this.days != null && DAYS.contains(this.days)) ? this.days : DEFAULT_DAYS;
	}

	private static @Nullable LocalDate plausibleOrNull(@Nullable LocalDate date) {
		return (date != null && isPlausible(date)) ? date : null;
	}

	/**
	 * Returns whether a bank can have rows of a date.
	 * @param date the date
	 * @return {@code true} if its year is plausible
	 */
	static boolean isPlausible(LocalDate date) {
		return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
	}

	/**
	 * Returns the filter of the query.
	 * @return the filter
	 */
	public TransactionFilter filter() {
		return new TransactionFilter(this.account, this.category, this.merchant, this.q, this.min, this.max, this.flow);
	}

	/**
	 * Returns the page of rows, by default the first.
	 * @return the page, at least 1
	 */
	public int pageOrFirst() {
		return (this.page != null && this.page > 0) ? this.page : 1;
	}

	/**
	 * Returns whether amounts are hidden.
	 * @return {@code true} if they are
	 */
	public boolean isMasked() {
		return Boolean.TRUE.equals(this.mask);
	}

	@Override
	public String toString() {
		return "TransactionQuery[redacted]";
	}

}
