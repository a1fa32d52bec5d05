package dev.ledgerless.query;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.ledgerless.transaction.Flow;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.TransactionFilter;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TransactionQuery}: its period, filter and page.
 */
class TransactionQueryTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	@Test
	void withoutAPeriodTheLastNinetyDaysAreMeant() {
		assertThat(period(null, null, null)).isEqualTo(Period.ofDays(90, TODAY));
	}

	@ParameterizedTest
	@ValueSource(ints = { 30, 90, 180, 365, 730 })
	void daysCountBackFromToday(int days) {
		assertThat(period(days, null, null)).isEqualTo(new Period(TODAY.minusDays(days), TODAY));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, -30, 31, 731, Integer.MAX_VALUE, Integer.MIN_VALUE })
	void daysThatCannotBeChosenMeanNinety(int days) {
		assertThat(period(days, null, null)).isEqualTo(Period.ofDays(90, TODAY));
	}

	@ParameterizedTest(name = "days {0}, from {1}, to {2}: {3} to {4}")
	@CsvSource({ ", 2026-01-01, 2026-01-31, 2026-01-01, 2026-01-31", ", 2026-01-01, , 2026-01-01, 2026-03-15",
			", , 2026-01-31, 2025-11-02, 2026-01-31", "30, , 2026-01-31, 2026-01-01, 2026-01-31",
			"30, 2026-01-01, , 2026-01-01, 2026-03-15", "30, 2025-01-01, 2025-12-31, 2025-01-01, 2025-12-31",
			", 2026-03-15, 2026-03-15, 2026-03-15, 2026-03-15", ", 2026-03-15, , 2026-03-15, 2026-03-15" })
	void datesGoBeforeDays(@Nullable Integer days, @Nullable LocalDate from, @Nullable LocalDate to,
			LocalDate expectedFrom, LocalDate expectedTo) {
		assertThat(period(days, from, to)).isEqualTo(new Period(expectedFrom, expectedTo));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-999999999-01-01", "+999999999-12-31", "0000-01-01", "1969-12-31", "2201-01-01" })
	void aDateThatIsRefusedNamesNoPeriod(LocalDate refused) {
		assertThat(period(30, refused, null)).isEqualTo(Period.ofDays(30, TODAY));
		assertThat(period(30, null, refused)).isEqualTo(Period.ofDays(30, TODAY));
		assertThat(period(30, refused, refused)).isEqualTo(Period.ofDays(30, TODAY));
		assertThat(period(30, TODAY.minusDays(3), refused)).isEqualTo(new Period(TODAY.minusDays(3), TODAY));
	}

	@Property
	void thereIsAPeriodWhateverIsAskedFor(@ForAll("dates") LocalDate from, @ForAll("dates") LocalDate to,
			@ForAll int days) {
		assertThat(period(days, from, to)).isNotNull();
		assertThat(period(days, from, null)).isNotNull();
		assertThat(period(days, null, to)).isNotNull();
	}

	@Provide
	Arbitrary<LocalDate> dates() {
		return Arbitraries.oneOf(Arbitraries.longs()
			.between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
			.map(LocalDate::ofEpochDay), Arbitraries.longs().between(-800, 800).map(TODAY::plusDays));
	}

	@Test
	void blankTextIsNotAskedFor() {
		TransactionQuery query = new TransactionQuery(null, null, null, "", " ", null, "\t\u2003", null, null, null,
				null, null);
		assertThat(query.filter()).isEqualTo(TransactionFilter.NONE);
	}

	@Test
	void textIsTakenWithoutTheSpaceAroundIt() {
		TransactionQuery query = new TransactionQuery(null, null, null, " a1 ", "TRAVEL ", null, " blue  bottle ", null,
				null, null, null, null);
		assertThat(query.filter())
			.isEqualTo(new TransactionFilter("a1", "TRAVEL", null, "blue  bottle", null, null, null));
	}

	@Test
	void theFilterHasEveryPart() {
		TransactionQuery query = new TransactionQuery(30, TODAY, TODAY, "a1", "TRAVEL", null, "air", BigDecimal.ONE,
				BigDecimal.TEN, Flow.OUT, 3, null);
		assertThat(query.filter())
			.isEqualTo(new TransactionFilter("a1", "TRAVEL", null, "air", BigDecimal.ONE, BigDecimal.TEN, Flow.OUT));
	}

	@ParameterizedTest(name = "{0} is page {1}")
	@CsvSource({ ", 1", "0, 1", "-7, 1", "1, 1", "12, 12", "2147483647, 2147483647" })
	void thePageIsAtLeastTheFirst(@Nullable Integer page, int expected) {
		assertThat(new TransactionQuery(null, null, null, null, null, null, null, null, null, null, page, null)
			.pageOrFirst()).isEqualTo(expected);
	}

	private static Period period(@Nullable Integer days, @Nullable LocalDate from, @Nullable LocalDate to) {
		return new TransactionQuery(days, from, to, null, null, null, null, null, null, null, null, null).period(TODAY);
	}

}
