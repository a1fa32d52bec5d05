package dev.ledgerless.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.ledgerless.transaction.Flow;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.TransactionFilter;
import org.jspecify.annotations.Nullable;

/**
 * The query of the dashboard and the APIs, as it stands in the URL. Every part is
 * optional; a part that could not be read is {@code null} and has a binding error.
 *
 * @param days the period from so many days ago to today, one of {@link #DAYS}. Where only
 * {@code to} is given, so many days before it; where {@code from} is given, it says
 * nothing
 * @param from the first day of the period; without it, {@code days} before its last day
 * @param to the last day of the period; without it, today
 * @param account an account id
 * @param category a primary or a detailed category, or {@code none}
 * @param merchant a merchant, by Plaid's id of it or by its name
 * @param q text to look for in name and merchant
 * @param min the least amount, without its sign
 * @param max the greatest amount, without its sign
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

	/** The period where none is asked for, in days. */
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
	 * The period that is asked for. There is one also where the query has errors: a
	 * number of days that cannot be chosen and an implausible date count as not given.
	 * @param today the last day of a period in days
	 * @return the period; the last {@link #DEFAULT_DAYS} where none is asked for
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
	 * The length of the period where no first day is asked for.
	 * @return one of {@link #DAYS}
	 */
	public int daysOrDefault() {
		return (this.days != null && DAYS.contains(this.days)) ? this.days : DEFAULT_DAYS;
	}

	private static @Nullable LocalDate plausibleOrNull(@Nullable LocalDate date) {
		return (date != null && isPlausible(date)) ? date : null;
	}

	/**
	 * Whether a bank may have rows of that day, and the calendar has room around it.
	 * @param date the date
	 * @return whether its year is plausible
	 */
	static boolean isPlausible(LocalDate date) {
		return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
	}

	/**
	 * The rows that are asked for.
	 * @return the filter
	 */
	public TransactionFilter filter() {
		return new TransactionFilter(this.account, this.category, this.merchant, this.q, this.min, this.max, this.flow);
	}

	/**
	 * The page that is asked for.
	 * @return at least 1
	 */
	public int pageOrFirst() {
		return (this.page != null && this.page > 0) ? this.page : 1;
	}

	/**
	 * Whether amounts are hidden.
	 * @return whether nobody shall see them
	 */
	public boolean isMasked() {
		return Boolean.TRUE.equals(this.mask);
	}

	@Override
	public String toString() {
		return "TransactionQuery[redacted]";
	}

}
