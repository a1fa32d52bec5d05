package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountBuilder;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CardPanel}.
 */
class CardPanelTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	@ParameterizedTest(name = "{0} is {1} days away")
	@CsvSource({ "2026-03-15, 0", "2026-03-16, 1", "2027-03-15, 365", "2026-03-14, -1", "2025-12-15, -90" })
	void theDaysUntilAPaymentAreCounted(LocalDate due, long days) {
		assertThat(due(due, null).payment().daysLeft()).isEqualTo(days);
	}

	@Test
	void withoutADueDateThereAreNoDaysToCount() {
		assertThat(due(null, null).payment().daysLeft()).isNull();
	}

	@Test
	void overdueIsWhatTheLenderSays() {
		assertThat(due(TODAY.minusDays(3), true).isOverdue()).isTrue();
		assertThat(due(TODAY.minusDays(3), false).isOverdue()).isFalse();
		assertThat(due(TODAY.minusDays(3), null).isOverdue()).isFalse();
		assertThat(due(TODAY.plusDays(3), true).isOverdue()).isTrue();
	}

	@ParameterizedTest(name = "{0} of {1} fills {2}")
	@CsvSource({ "250, 1000, 25", "0, 1000, 0", "1500, 1000, 100", "-50, 1000, 0", "1000, 1000, 100" })
	void theMeterGoesFromEmptyToFull(String balance, String limit, int meter) {
		assertThat(meterOf(balance, limit).length()).isEqualTo(meter);
	}

	@Test
	void thereIsNoMeterWhereTheUtilizationIsUnknown() {
		assertThat(panel("250", "0").utilization()).isNull();
		assertThat(panel("250", null).utilization()).isNull();
		assertThat(panel(null, "1000").utilization()).isNull();
	}

	@Test
	void theUtilizationIsShownAsItIsEvenBeyondTheMeter() {
		assertThat(meterOf("1500", "1000").percent()).isEqualTo(new BigDecimal("150.00"));
		assertThat(meterOf("-50", "1000").percent()).isEqualTo(new BigDecimal("-5.00"));
	}

	private static Meter meterOf(String balance, String limit) {
		return Objects.requireNonNull(panel(balance, limit).utilization());
	}

	private static CardPanel panel(@Nullable String balance, @Nullable String limit) {
		Account account = AccountBuilder.card().current(balance).limit(limit).build();
		return CardPanel.of(new Card(account, CardTerms.UNKNOWN), TODAY);
	}

	private static CardPanel due(@Nullable LocalDate due, @Nullable Boolean overdue) {
		return CardPanel.of(new Card(AccountBuilder.card().build(), new CardTerms(null, null, null, due, overdue)),
				TODAY);
	}

}
