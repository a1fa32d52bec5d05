package dev.ledgerless.dashboard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriUtils;

/**
 * The URLs of the dashboard: each keeps the current query and changes one thing. The URL
 * is the whole state of the page.
 *
 * @param written the query string as it was written
 */
public record DashboardUrls(MultiValueMap<String, String> written) {

	private static final String HOME = "/";

	private static final String ROWS = "transactions";

	private static final Set<String> PERIOD = Set.of("days", "from", "to");

	private static final Set<String> FILTER = Set.of("account", "category", "merchant", "q", "min", "max", "flow");

	private static final String PAGE = "page";

	private static final String MASK = "mask";

	/**
	 * Returns the URL of another page of rows.
	 * @param page the page, from 1
	 * @return the URL
	 */
	public String page(int page) {
		return url(HOME, with(PAGE, String.valueOf(page)), ROWS);
	}

	/**
	 * Returns the URL with another period.
	 * @param days the number of days
	 * @return the URL
	 */
	public String days(int days) {
		MultiValueMap<String, String> query = without(PERIOD::contains);
		query.set("days", String.valueOf(days));
		return url(HOME, query, "spending");
	}

	/**
	 * Returns the URL with one field of the filter set.
	 * @param field the field
	 * @param value the value
	 * @return the URL
	 */
	public String only(String field, String value) {
		return url(HOME, with(field, value), ROWS);
	}

	/**
	 * Returns the URL of a merchant's rows, without the rest of the filter.
	 * @param key the merchant's key
	 * @return the URL
	 */
	public String merchant(String key) {
		MultiValueMap<String, String> query = without(FILTER::contains);
		query.set("merchant", key);
		return url(HOME, query, ROWS);
	}

	/**
	 * Returns the URL without one field of the query.
	 * @param field the field
	 * @return the URL
	 */
	public String without(String field) {
		return url(HOME, without(field::equals), ROWS);
	}

	/**
	 * Returns the URL of the same period without a filter.
	 * @return the URL
	 */
	public String unfiltered() {
		return url(HOME, without(FILTER::contains), ROWS);
	}

	/**
	 * Returns the URL that hides amounts, or shows them again. It leaves payments out, as
	 * a payment reveals what is owed.
	 * @param masked whether to hide amounts
	 * @return the URL
	 */
	public String masked(boolean masked) {
		MultiValueMap<String, String> query = without((name) -> name.equals(MASK) || isPayment(name));
		if (masked) {
			query.set(MASK, "1");
		}
		return url(HOME, query, null);
	}

	/**
	 * Returns the URL with a payment on a card.
	 * @param account the card's account id
	 * @param amount the payment
	 * @return the URL
	 */
	public String paying(String account, String amount) {
		return url(HOME, with(Payments.FIELD + account, amount), "what-if");
	}

	/**
	 * Returns the URL without payments.
	 * @return the URL
	 */
	public String withoutPayments() {
		return url(HOME, without(DashboardUrls::isPayment), "cards");
	}

	/**
	 * Returns URLs that keep everything but payments.
	 * @return the URLs
	 */
	DashboardUrls payingNothing() {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		this.written.forEach((name, values) -> {
			if (!isPayment(name)) {
				query.addAll(name, values);
			}
		});
		return new DashboardUrls(query);
	}

	private static boolean isPayment(String name) {
		return name.startsWith(Payments.FIELD);
	}

	/**
	 * Returns the URL of another path with the same query.
	 * @param path the path
	 * @return the URL
	 */
	public String at(String path) {
		return url(path, without((name) -> false), null);
	}

	/**
	 * Returns the URL that exports the rows.
	 * @param path the path of the export
	 * @param invalid fields to leave out because they are invalid
	 * @return the URL
	 */
	public String export(String path, Set<String> invalid) {
		return url(path, without((name) -> isPayment(name) || invalid.contains(name)), null);
	}

	/**
	 * Returns the parameters that a form must send as hidden fields to keep the rest of
	 * the query.
	 * @param changed the form's own fields; a trailing asterisk stands for any suffix
	 * @return the other parameters, without the page
	 */
	public MultiValueMap<String, String> keptBeside(List<String> changed) {
		return without((name) -> changed.stream()
			.anyMatch((field) -> name.equals(field) || (field.endsWith("*") && name.startsWith(stem(field)))));
	}

	private static String stem(String pattern) {
		return pattern.substring(0, pattern.length() - 1);
	}

	private MultiValueMap<String, String> with(String name, String value) {
		MultiValueMap<String, String> query = without((each) -> false);
		query.set(name, value);
		return query;
	}

	private MultiValueMap<String, String> without(Predicate<String> dropped) {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		this.written.forEach((name, values) -> {
			if (!dropped.test(name) && !name.equals(PAGE)) {
				values.stream().filter((value) -> !value.isBlank()).forEach((value) -> query.add(name, value));
			}
		});
		return query;
	}

	private static String url(String path, MultiValueMap<String, String> query, @Nullable String anchor) {
		// Spring's builder would keep a plus sign and take braces for variables.
		StringBuilder url = new StringBuilder(path);
		query.forEach((name,
				values) -> values.forEach((value) -> url.append(url.indexOf("?") < 0 ? '?' : '&')
					.append(encode(name))
					.append('=')
					.append(encode(value))));
		return (anchor != null) ? url.append('#').append(anchor).toString() : url.toString();
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "DashboardUrls[redacted]";
	}

}
