package dev.ledgerless.spending;

import java.time.LocalDate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Rhythm}.
 */
class RhythmTests {

	@ParameterizedTest(name = "{0} from {1}: number {2} is due on {3}")
	@CsvSource({ "WEEKLY, 2026-01-05, 3, 2026-01-26", "BIWEEKLY, 2026-01-05, 2, 2026-02-02",
			"MONTHLY, 2026-01-31, 1, 2026-02-28", "MONTHLY, 2026-01-31, 2, 2026-03-31",
			"BIMONTHLY, 2025-12-31, 1, 2026-02-28", "QUARTERLY, 2025-11-30, 1, 2026-02-28",
			"HALF_YEARLY, 2025-08-31, 1, 2026-02-28", "YEARLY, 2024-02-29, 1, 2025-02-28",
			"YEARLY, 2024-02-29, 4, 2028-02-29" })
	void theDayOfAChargeIsCountedFromTheFirstSoThatShortMonthsLeaveNoTrace(Rhythm rhythm, LocalDate first, int number,
			LocalDate day) {
		assertThat(rhythm.dayOf(first, number)).isEqualTo(day);
		assertThat(rhythm.numberOf(first, day)).isEqualTo(number);
		assertThat(rhythm.offset(first, number, day)).isZero();
	}

	@ParameterizedTest(name = "{0} from {1}: {2} is number {3}, {4} days late")
	@CsvSource({ "MONTHLY, 2026-01-31, 2026-03-02, 1, 2", "MONTHLY, 2026-01-01, 2026-01-31, 1, -1",
			"MONTHLY, 2026-01-01, 2026-03-03, 2, 2", "WEEKLY, 2026-01-05, 2026-01-14, 1, 2",
			"YEARLY, 2025-01-01, 2025-12-30, 1, -2", "QUARTERLY, 2026-01-15, 2026-04-12, 1, -3" })
	void aChargeThatIsSomeDaysEarlyOrLateKeepsItsNumber(Rhythm rhythm, LocalDate first, LocalDate day, int number,
			int late) {
		assertThat(rhythm.numberOf(first, day)).isEqualTo(number);
		assertThat(rhythm.offset(first, number, day)).isEqualTo(late);
	}

	@Property
	void theNumberIsThatOfTheNearestDay(@ForAll Rhythm rhythm, @ForAll @IntRange(max = 3000) int begin,
			@ForAll @IntRange(max = 1500) int later) {
		LocalDate first = LocalDate.of(2020, 1, 1).plusDays(begin);
		LocalDate day = first.plusDays(later);
		int number = rhythm.numberOf(first, day);
		long offset = Math.abs(rhythm.offset(first, number, day));
		assertThat(offset).isLessThanOrEqualTo(Math.abs(rhythm.offset(first, number - 1, day)))
			.isLessThanOrEqualTo(Math.abs(rhythm.offset(first, number + 1, day)));
	}

	@ParameterizedTest
	@EnumSource(Rhythm.class)
	void theChargesOfAYearFillIt(Rhythm rhythm) {
		LocalDate first = LocalDate.of(2026, 1, 1);
		assertThat(rhythm.dayOf(first, rhythm.timesAYear())).isBetween(LocalDate.of(2026, 12, 31),
				LocalDate.of(2027, 1, 1));
		assertThat(rhythm.leastCharges()).isGreaterThanOrEqualTo(2);
	}

}
