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
 * Addresses that keep what was asked for and change one thing. The URL is the whole state
 * of the page.
 *
 * @param written the query string as it came
 */
public record DashboardUrls(MultiValueMap<String, String> written) {

	private static final String HOME = "/";

	private static final String ROWS = "transactions";

	private static final Set<String> PERIOD = Set.of("days", "from", "to");

	private static final Set<String> FILTER = Set.of("account", "category", "merchant", "q", "min", "max", "flow");

	private static final String PAGE = "page";

	private static final String MASK = "mask";

	/**
	 * Another page of the same rows.
	 * @param page the page, from 1
	 * @return the address
	 */
	public String page(int page) {
		return address(HOME, with(PAGE, String.valueOf(page)), ROWS);
	}

	/**
	 * The same with another period in days.
	 * @param days the days
	 * @return the address
	 */
	public String days(int days) {
		MultiValueMap<String, String> query = without(PERIOD::contains);
		query.set("days", String.valueOf(days));
		return address(HOME, query, "spending");
	}

	/**
	 * The rows for which a field of the filter has a value.
	 * @param field the field
	 * @param value the value
	 * @return the address
	 */
	public String only(String field, String value) {
		return address(HOME, with(field, value), ROWS);
	}

	/**
	 * The rows of a merchant, whatever else is filtered.
	 * @param key which merchant
	 * @return the address
	 */
	public String merchant(String key) {
		MultiValueMap<String, String> query = without(FILTER::contains);
		query.set("merchant", key);
		return address(HOME, query, ROWS);
	}

	/**
	 * The same without one field of the query.
	 * @param field the field
	 * @return the address
	 */
	public String without(String field) {
		return address(HOME, without(field::equals), ROWS);
	}

	/**
	 * The same period without a filter.
	 * @return the address
	 */
	public String unfiltered() {
		return address(HOME, without(FILTER::contains), ROWS);
	}

	/**
	 * The same with the amounts hidden, or shown again. Payments are left out: what
	 * somebody would pay tells what is owed.
	 * @param masked whether they shall be hidden
	 * @return the address
	 */
	public String masked(boolean masked) {
		MultiValueMap<String, String> query = without((name) -> name.equals(MASK) || isPayment(name));
		if (masked) {
			query.set(MASK, "1");
		}
		return address(HOME, query, null);
	}

	/**
	 * The same with a payment worked out.
	 * @param account the card's account id
	 * @param amount the payment
	 * @return the address
	 */
	public String paying(String account, String amount) {
		return address(HOME, with(Payments.FIELD + account, amount), "what-if");
	}

	/**
	 * The same without any payment.
	 * @return the address
	 */
	public String withoutPayments() {
		return address(HOME, without(DashboardUrls::isPayment), "cards");
	}

	/**
	 * Addresses that know of no payment.
	 * @return links that keep everything else
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
	 * All that was asked for, at another path.
	 * @param path the path
	 * @return the address
	 */
	public String at(String path) {
		return address(path, without((name) -> false), null);
	}

	/**
	 * What is shown, as a file.
	 * @param path the path of the export
	 * @param unreadable fields that could not be read, and so do not count
	 * @return the address
	 */
	public String export(String path, Set<String> unreadable) {
		return address(path, without((name) -> isPayment(name) || unreadable.contains(name)), null);
	}

	/**
	 * What a form has to send along so that it changes nothing else.
	 * @param changed the fields that the form has itself
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

	private static String address(String path, MultiValueMap<String, String> query, @Nullable String anchor) {
		// A builder would leave a plus sign as it is and take braces for variables.
		StringBuilder address = new StringBuilder(path);
		query.forEach((name,
				values) -> values.forEach((value) -> address.append(address.indexOf("?") < 0 ? '?' : '&')
					.append(encode(name))
					.append('=')
					.append(encode(value))));
		return (anchor != null) ? address.append('#').append(anchor).toString() : address.toString();
	}

	private static String encode(String text) {
		return UriUtils.encode(text, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return "DashboardUrls[redacted]";
	}

}
