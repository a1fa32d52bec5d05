package dev.ledgerless.dashboard;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.TransactionFilter;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * The query as the page shows it, with its errors.
 *
 * @param query the valid parts
 * @param urls the URLs that change one thing
 * @param payments the payments entered for cards
 * @param errors the errors, by field
 */
public record QueryView(TransactionQuery query, DashboardUrls urls, Payments payments, Map<String, String> errors) {

	static QueryView of(TransactionQuery query, MultiValueMap<String, String> written, BindingResult result,
			MessageSource messages, Formats formats) {
		Map<String, String> errors = result.getFieldErrors()
			.stream()
			.collect(Collectors.toMap(FieldError::getField, (error) -> messages.getMessage(error, formats.locale()),
					(one, other) -> one));
		DashboardUrls urls = new DashboardUrls(written);
		return query.isMasked() ? new QueryView(query, urls.payingNothing(), Payments.NONE, errors)
				: new QueryView(query, urls, Payments.of(written, formats), errors);
	}

	/**
	 * Returns the value of a field as it was written.
	 * @param field the field
	 * @return the value, {@code null} if there is none
	 */
	public @Nullable String value(String field) {
		return this.urls.written().getFirst(field);
	}

	/**
	 * Returns the periods to choose from, in days.
	 * @return the numbers of days
	 */
	public List<Integer> periods() {
		return TransactionQuery.DAYS;
	}

	/**
	 * Returns whether the page shows a period of so many days.
	 * @param days the number of days
	 * @return {@code true} if it does
	 */
	public boolean isPeriod(int days) {
		return !isDated() && days == this.query.daysOrDefault();
	}

	/**
	 * Returns whether the period has a given first or last day.
	 * @return {@code true} if it has
	 */
	public boolean isDated() {
		return this.query.from() != null || this.query.to() != null;
	}

	/**
	 * Returns the filter. An invalid part counts as not given, as in exports.
	 * @return the filter
	 */
	TransactionFilter filter() {
		TransactionFilter asked = this.query.filter();
		return new TransactionFilter(asked.account(), asked.category(), asked.merchant(),
				validOrNull("q", asked.text()), validOrNull("min", asked.min()), validOrNull("max", asked.max()),
				asked.flow());
	}

	private <T> @Nullable T validOrNull(String field, @Nullable T value) {
		return this.errors.containsKey(field) ? null : value;
	}

	/**
	 * Returns whether anything but the period is filtered.
	 * @return {@code true} if a part of the filter is set
	 */
	public boolean isFiltered() {
		return !filter().isEmpty();
	}

	/**
	 * Returns whether the form is open because something in it is set or invalid.
	 * @return {@code true} if it is
	 */
	public boolean isOpen() {
		return isFiltered() || !this.errors.isEmpty() || isDated();
	}

	/**
	 * Returns whether amounts are hidden.
	 * @return {@code true} if they are
	 */
	public boolean isMasked() {
		return this.query.isMasked();
	}

	/**
	 * Returns the URL that exports the rows.
	 * @param path the path of the export
	 * @return the URL
	 */
	public String export(String path) {
		return this.urls.export(path, this.errors.keySet());
	}

	@Override
	public String toString() {
		return "QueryView[redacted]";
	}

}
