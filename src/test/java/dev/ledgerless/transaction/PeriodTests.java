package dev.ledgerless.transaction;

import java.time.LocalDate;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Period}.
 */
class PeriodTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	@Test
	void daysCountBackFromToday() {
		assertThat(Period.ofDays(90, TODAY)).isEqualTo(new Period(LocalDate.of(2025, 12, 15), TODAY));
		assertThat(Period.ofDays(30, LocalDate.of(2024, 3, 30)).from()).isEqualTo(LocalDate.of(2024, 2, 29));
	}

	@Test
	void bothEndsBelongToThePeriod() {
		Period period = new Period(LocalDate.of(2026, 3, 1), TODAY);
		assertThat(period.contains(LocalDate.of(2026, 3, 1))).isTrue();
		assertThat(period.contains(TODAY)).isTrue();
		assertThat(period.contains(LocalDate.of(2026, 2, 28))).isFalse();
		assertThat(period.contains(LocalDate.of(2026, 3, 16))).isFalse();
	}

	@Test
	void nothingIsKnownAfterToday() {
		LocalDate from = LocalDate.of(2026, 1, 1);
		assertThat(new Period(from, LocalDate.of(2026, 12, 31)).until(TODAY)).isEqualTo(new Period(from, TODAY));
		assertThat(new Period(from, TODAY).until(TODAY)).isEqualTo(new Period(from, TODAY));
		assertThat(new Period(from, from).until(TODAY)).isEqualTo(new Period(from, from));
		Period later = new Period(TODAY.plusDays(1), TODAY.plusDays(9));
		assertThat(later.until(TODAY)).isEqualTo(later);
	}

	@Test
	void aPeriodHasADayMoreThanLieBetweenItsEnds() {
		assertThat(new Period(TODAY, TODAY).days()).isEqualTo(1);
		assertThat(Period.ofDays(90, TODAY).days()).isEqualTo(91);
	}

	@Test
	void aPeriodMayBeASingleDay() {
		assertThat(new Period(TODAY, TODAY).contains(TODAY)).isTrue();
	}

	@Test
	void aPeriodCannotEndBeforeItBegins() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Period(TODAY, TODAY.minusDays(1)));
	}

	@Property
	void aPeriodOfDaysContainsOneDayMoreThanItGoesBack(@ForAll @IntRange(max = 800) int days) {
		Period period = Period.ofDays(days, TODAY);
		assertThat(period.from().minusDays(1).datesUntil(TODAY.plusDays(2)).filter(period::contains)).hasSize(days + 1);
	}

}
