package dev.ledgerless.query;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/**
 * Validates a {@link TransactionQuery} beyond the types of its parts.
 */
final class TransactionQueryValidator implements Validator {

	private static final int LONGEST_TEXT = 200;

	@Override
	public boolean supports(Class<?> type) {
		return type == TransactionQuery.class;
	}

	@Override
	public void validate(Object target, Errors errors) {
		TransactionQuery query = (TransactionQuery) target;
		if (query.days() != null && !TransactionQuery.DAYS.contains(query.days())) {
			errors.rejectValue("days", "days.choice");
		}
		requirePlausible("from", query.from(), errors);
		requirePlausible("to", query.to(), errors);
		if (query.from() != null && query.to() != null && query.to().isBefore(query.from())) {
			errors.rejectValue("to", "to.beforeFrom");
		}
		requireAmount("min", query.min(), errors);
		requireAmount("max", query.max(), errors);
		if (query.min() != null && query.max() != null && query.max().compareTo(query.min()) < 0) {
			errors.rejectValue("max", "max.belowMin");
		}
		if (query.q() != null && query.q().length() > LONGEST_TEXT) {
			errors.rejectValue("q", "q.long");
		}
		if (query.page() != null && query.page() < 1) {
			errors.rejectValue("page", "page.first");
		}
	}

	private static void requirePlausible(String field, @Nullable LocalDate date, Errors errors) {
		if (date != null && !TransactionQuery.isPlausible(date)) {
			errors.rejectValue(field, "date.implausible");
		}
	}

	private static void requireAmount(String field, @Nullable BigDecimal amount, Errors errors) {
		if (amount == null) {
			return;
		}
		if (amount.signum() < 0) {
			errors.rejectValue(field, "amount.sign");
		}
		else if (!Amounts.isPlausible(amount)) {
			errors.rejectValue(field, "amount.implausible");
		}
	}

}
