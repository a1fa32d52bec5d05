package dev.ledgerless.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.ledgerless.query.TransactionQuery;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The query as the form shows it: what was asked for, as it was written, and what was
 * wrong with it.
 *
 * @param query the parts that could be read
 * @param written the query string as it came
 * @param errors what is wrong, by field
 */
record QueryView(TransactionQuery query, MultiValueMap<String, String> written, Map<String, String> errors) {

	static QueryView of(TransactionQuery query, MultiValueMap<String, String> written, BindingResult result,
			MessageSource messages, Formats formats) {
		return new QueryView(query, written,
				result.getFieldErrors()
					.stream()
					.collect(Collectors.toMap(FieldError::getField,
							(error) -> messages.getMessage(error, formats.locale()), (one, other) -> one)));
	}

	/**
	 * The text of a field as it was written.
	 * @param field the field
	 * @return the text, {@code null} if there was none
	 */
	public @Nullable String value(String field) {
		return this.written.getFirst(field);
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
		if (this.query.from() != null || this.query.to() != null) {
			return false;
		}
		return days == this.query.daysOrDefault();
	}

	/**
	 * Whether rows are filtered.
	 * @return whether anything but the period was asked for
	 */
	public boolean isFiltered() {
		return !this.query.filter().isEmpty();
	}

	/**
	 * Whether the form shall be open: something in it is set or wrong.
	 * @return whether it shall
	 */
	public boolean isOpen() {
		return isFiltered() || !this.errors.isEmpty() || this.query.from() != null || this.query.to() != null;
	}

	/**
	 * The address of another page of the same rows.
	 * @param page the page, from 1
	 * @return the address
	 */
	public String page(int page) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/");
		// Encoded here: the builder leaves a plus sign as it is and takes braces for
		// variables.
		this.written
			.forEach((name, values) -> values.forEach((value) -> address.queryParam(encode(name), encode(value))));
		return address.replaceQueryParam("page", page).build(true).toUriString();
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

}
