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
 * The query as the page shows it: what was asked for, as it was written, and what was
 * wrong with it.
 *
 * @param query the parts that could be read
 * @param links addresses that change one thing of it
 * @param payments the payments to be worked out
 * @param errors what is wrong, by field
 */
public record QueryView(TransactionQuery query, DashboardUrls links, Payments payments, Map<String, String> errors) {

	static QueryView of(TransactionQuery query, MultiValueMap<String, String> written, BindingResult result,
			MessageSource messages, Formats formats) {
		Map<String, String> errors = result.getFieldErrors()
			.stream()
			.collect(Collectors.toMap(FieldError::getField, (error) -> messages.getMessage(error, formats.locale()),
					(one, other) -> one));
		DashboardUrls links = new DashboardUrls(written);
		return query.isMasked() ? new QueryView(query, links.payingNothing(), Payments.NONE, errors)
				: new QueryView(query, links, Payments.of(written), errors);
	}

	/**
	 * The text of a field as it was written.
	 * @param field the field
	 * @return the text, {@code null} if there was none
	 */
	public @Nullable String value(String field) {
		return this.links.written().getFirst(field);
	}

	/**
	 * The periods to choose from.
	 * @return numbers of days
	 */
	public List<Integer> periods() {
		return TransactionQuery.DAYS;
	}

	/**
	 * Whether a period in days is the one that is shown.
	 * @param days the number of days
	 * @return whether it is
	 */
	public boolean isPeriod(int days) {
		return !isDated() && days == this.query.daysOrDefault();
	}

	/**
	 * Whether the period is given by its dates.
	 * @return whether there is a first or a last day
	 */
	public boolean isDated() {
		return this.query.from() != null || this.query.to() != null;
	}

	/**
	 * The rows that are asked for. A part that is wrong counts as not given, as in the
	 * files to take along.
	 * @return the filter
	 */
	TransactionFilter filter() {
		TransactionFilter asked = this.query.filter();
		return new TransactionFilter(asked.account(), asked.category(), asked.merchant(),
				rightOrNull("q", asked.text()), rightOrNull("min", asked.min()), rightOrNull("max", asked.max()),
				asked.flow());
	}

	private <T> @Nullable T rightOrNull(String field, @Nullable T value) {
		return this.errors.containsKey(field) ? null : value;
	}

	/**
	 * Whether rows are filtered.
	 * @return whether anything but the period was asked for
	 */
	public boolean isFiltered() {
		return !filter().isEmpty();
	}

	/**
	 * Whether the form shall be open: something in it is set or wrong.
	 * @return whether it shall
	 */
	public boolean isOpen() {
		return isFiltered() || !this.errors.isEmpty() || isDated();
	}

	/**
	 * Whether the amounts are hidden.
	 * @return whether they are
	 */
	public boolean isMasked() {
		return this.query.isMasked();
	}

	/**
	 * The rows that are shown, as a file.
	 * @param path the path of the export
	 * @return the address
	 */
	public String export(String path) {
		return this.links.export(path, this.errors.keySet());
	}

	@Override
	public String toString() {
		return "QueryView[redacted]";
	}

}
