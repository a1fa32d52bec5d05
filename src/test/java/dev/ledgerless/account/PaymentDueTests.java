package dev.ledgerless.account;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PaymentDue}.
 */
class PaymentDueTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	@ParameterizedTest(name = "{0}, {1}, overdue {2}: {3} days left, soon {4}")
	@CsvSource(nullValues = "null", value = { "2026-03-15, 25, false, 0, true", "2026-03-22, 25, false, 7, true",
			"2026-03-23, 25, false, 8, false", "2026-03-14, 25, false, -1, false", "2026-03-16, null, false, 1, true",
			"2026-03-16, 0, false, 1, false", "2026-03-16, 0.00, false, 1, false", "2026-03-16, 25, true, 1, false",
			"null, 25, false, null, false" })
	void aPaymentIsDueSoonWithinAWeekUnlessThereIsNothingToPay(@Nullable LocalDate date, @Nullable BigDecimal amount,
			boolean overdue, @Nullable Long daysLeft, boolean soon) {
		PaymentDue due = new PaymentDue(AccountBuilder.card().build(), date, amount, overdue);
		assertThat(due.daysLeft(TODAY)).isEqualTo(daysLeft);
		assertThat(due.isDueSoon(TODAY)).isEqualTo(soon);
	}

	@ParameterizedTest(name = "an amount of {0} is nothing: {1}")
	@CsvSource(nullValues = "null", value = { "0, true", "0.00, true", "0.01, false", "null, false" })
	void anUnknownAmountIsNotNothing(@Nullable BigDecimal amount, boolean nothing) {
		assertThat(new PaymentDue(AccountBuilder.card().build(), TODAY, amount, false).isNothing()).isEqualTo(nothing);
	}

}
