package dev.ledgerless.query;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.ledgerless.transaction.Flow;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.TransactionFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.format.annotation.DateTimeFormat;

/**
 * The query of the dashboard and the APIs, as it stands in the URL. Every part is
 * optional; a part that could not be read is {@code null} and has a binding error.
 *
 * @param days the period from so many days ago to today, one of {@link #DAYS}
 * @param from the first day of the period; goes before {@code days}
 * @param to the last day of the period; goes before {@code days}
 * @param account an account id
 * @param category a primary or a detailed category
 * @param q text to look for in name and merchant
 * @param min the least amount, without its sign
 * @param max the greatest amount, without its sign
 * @param flow money in or out
 * @param page the page of rows, from 1
 */
public record TransactionQuery(@Nullable Integer days,
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
		@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to, @Nullable String account,
		@Nullable String category, @Nullable String q, @Nullable BigDecimal min, @Nullable BigDecimal max,
		@Nullable Flow flow, @Nullable Integer page) {

	/** The periods to choose from, in days. */
	public static final List<Integer> DAYS = List.of(30, 90, 180, 365, 730);

	/** The period where none is asked for, in days. */
	public static final int DEFAULT_DAYS = 90;

	public TransactionQuery {
		account = textOrNull(account);
		category = textOrNull(category);
		q = textOrNull(q);
	}

	private static @Nullable String textOrNull(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	/**
	 * The period that is asked for.
	 * @param today the last day of a period in days
	 * @return the period; the last {@link #DEFAULT_DAYS} where none is asked for
	 */
	public Period period(LocalDate today) {
		int length = (this.days != null && DAYS.contains(this.days)) ? this.days : DEFAULT_DAYS;
		LocalDate end = (this.to != null) ? this.to : today;
		if (this.from == null) {
			return Period.ofDays(length, end);
		}
		return new Period(this.from, end.isBefore(this.from) ? this.from : end);
	}

	/**
	 * The rows that are asked for.
	 * @return the filter
	 */
	public TransactionFilter filter() {
		return new TransactionFilter(this.account, this.category, this.q, this.min, this.max, this.flow);
	}

	/**
	 * The page that is asked for.
	 * @return at least 1
	 */
	public int pageOrFirst() {
		return (this.page != null && this.page > 0) ? this.page : 1;
	}

}
