package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;

import dev.ledgerless.money.Currency;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.TransactionBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ledgerless.transaction.TransactionBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SameDays}.
 */
class SameDaysTests {

	private static final Currency DOLLAR = Currency.of("USD", null);

	@Test
	void aMonthIsComparedWithTheSameDaysOfTheOneBefore() {
		SameDays days = compared("2026-01-01", "2026-03-15", row("10").date("2026-03-01"), row("5").date("2026-03-15"),
				row("1").date("2026-02-01"), row("2").date("2026-02-15"), row("400").date("2026-02-16"),
				row("800").date("2026-01-10"));
		assertThat(days.month()).isEqualTo(YearMonth.of(2026, 3));
		assertThat(days.days()).isEqualTo(15);
		assertThat(days.spent()).isEqualTo(new BigDecimal("15"));
		assertThat(days.before()).isEqualTo(new BigDecimal("3"));
		assertThat(days.difference()).isEqualTo(new BigDecimal("12"));
	}

	@ParameterizedTest(name = "up to {0}, a charge of {1} counts before: {2}")
	@CsvSource({ "2026-03-28, 2026-02-28, true", "2026-03-29, 2026-02-28, true", "2026-03-31, 2026-02-28, true",
			"2026-03-27, 2026-02-28, false", "2024-03-29, 2024-02-29, true", "2024-03-28, 2024-02-29, false",
			"2026-02-28, 2026-01-28, true", "2026-02-28, 2026-01-29, false", "2026-07-31, 2026-06-30, true",
			"2026-07-30, 2026-06-30, true", "2026-07-29, 2026-06-30, false", "2026-01-01, 2025-12-01, true",
			"2026-01-01, 2025-12-02, false", "2026-03-31, 2026-01-31, false" })
	void theLastDayCountsInBothMonthsAndAShorterMonthCountsWhole(String to, String charge, boolean counted) {
		SameDays days = compared("2023-01-01", to, row("7").date(charge));
		assertThat(days.before()).isEqualTo(new BigDecimal(counted ? "7" : "0"));
		assertThat(days.spent()).isZero();
	}

	@ParameterizedTest(name = "from {0}: {1}")
	@CsvSource({ "2026-02-01, true", "2026-01-31, true", "2026-02-02, false", "2026-03-01, false" })
	void aPeriodThatDoesNotReachBackToTheMonthBeforeIsNotCompared(String from, boolean compared) {
		SameDays days = SameDays.of(List.of(row("1").date("2026-03-10").build()), period(from, "2026-03-15"), DOLLAR);
		assertThat(days != null).isEqualTo(compared);
	}

	@Test
	void onlySpendingOfTheCurrencyCountsAndRefundsReduceIt() {
		SameDays days = compared("2026-01-01", "2026-03-15", row("100").date("2026-03-02"),
				row("-30.5").date("2026-03-03"), row("5000").date("2026-03-04").category("TRANSFER_OUT", null),
				row("-4000").date("2026-03-05").category("INCOME", "INCOME_SALARY"),
				row("9").date("2026-03-06").currency(Currency.of("EUR", null)),
				row("-8").date("2026-03-07").category(Category.NONE));
		assertThat(days.spent()).isEqualTo(new BigDecimal("69.5"));
	}

	@Test
	void moreRefundsThanPurchasesMakeItNegative() {
		SameDays days = compared("2026-02-01", "2026-03-15", row("-20").date("2026-03-02"),
				row("5").date("2026-02-02"));
		assertThat(days.spent()).isEqualTo(new BigDecimal("-20"));
		assertThat(days.difference()).isEqualTo(new BigDecimal("-25"));
	}

	private static SameDays compared(String from, String to, TransactionBuilder... rows) {
		List<Transaction> built = List.of(rows).stream().map(TransactionBuilder::build).toList();
		@Nullable SameDays days = SameDays.of(built, period(from, to), DOLLAR);
		return Objects.requireNonNull(days);
	}

	private static Period period(String from, String to) {
		return new Period(LocalDate.parse(from), LocalDate.parse(to));
	}

}
