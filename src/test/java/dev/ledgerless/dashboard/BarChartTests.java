package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link BarChart} and {@link AxisScale}. The drawing goes from 6 % to 86 %,
 * with the labels below.
 */
class BarChartTests {

	@Test
	void withoutMonthsThereIsNothingToDraw() {
		assertThat(BarChart.of(List.of()).isEmpty()).isTrue();
		assertThat(chart("1").isEmpty()).isFalse();
	}

	@Test
	void barsStandOnTheZeroLineInTheirProportion() {
		BarChart chart = chart("50", "100");
		assertThat(chart.baseline()).isEqualTo("86%");
		assertThat(bar(chart, 0).y()).isEqualTo("46%");
		assertThat(bar(chart, 0).height()).isEqualTo("40%");
		assertThat(bar(chart, 1).y()).isEqualTo("6%");
		assertThat(bar(chart, 1).height()).isEqualTo("80%");
		assertThat(values(chart)).containsExactly("0", "50", "100");
	}

	@Test
	void aNegativeMonthHangsBelowTheZeroLine() {
		BarChart chart = chart("100", "-50");
		assertThat(values(chart)).contains("0", "-50", "100");
		assertThat(percent(bar(chart, 0).y()) + percent(bar(chart, 0).height())).isEqualTo(percent(chart.baseline()));
		assertThat(bar(chart, 1).y()).isEqualTo(chart.baseline());
		assertThat(percent(bar(chart, 1).height())).isPositive();
	}

	@Test
	void onlyNegativeMonthsHangFromTheTop() {
		BarChart chart = chart("-10", "-20");
		assertThat(chart.baseline()).isEqualTo("6%");
		assertThat(bar(chart, 1).height()).isEqualTo("80%");
	}

	@Test
	void aMonthOfZeroHasNoHeightAndOnlyZerosStillHaveALine() {
		BarChart chart = chart("0", "0");
		assertThat(bar(chart, 0).height()).isEqualTo("0%");
		assertThat(chart.baseline()).isEqualTo("86%");
		assertThat(values(chart)).containsExactly("0", "1");
	}

	@Test
	void oneMonthIsABarInTheMiddleAndNotAWall() {
		BarChart chart = chart("42.17");
		assertThat(chart.columns()).hasSize(1);
		assertThat(chart.columns().getFirst().center()).isEqualTo("50%");
		assertThat(percent(bar(chart, 0).width())).isLessThan(12);
		assertThat(chart.columns().getFirst().isLabelledAlways()).isTrue();
	}

	@Test
	void twoBarsOfAMonthStandBesideEachOther() {
		List<BarChart.Bar> bars = BarChart
			.of(List.of(new BarChart.Month("Mar", "March", true, List.of(BigDecimal.ONE, BigDecimal.TWO))))
			.columns()
			.getFirst()
			.bars();
		assertThat(percent(bars.getFirst().x()) + percent(bars.getFirst().width()))
			.isEqualTo(percent(bars.getLast().x()));
	}

	@ParameterizedTest(name = "{0} months: {1} labels, {2} on a narrow page")
	@CsvSource({ "1, 1, 1", "6, 6, 6", "7, 7, 4", "13, 13, 5", "14, 7, 4", "25, 13, 5", "61, 13, 5" })
	void labelsHaveRoomAndTheNewestMonthAlwaysHasOne(int months, int labels, int narrow) {
		BarChart chart = BarChart.of(IntStream.range(0, months)
			.mapToObj((i) -> new BarChart.Month("M" + i, "Month " + i, true, List.of(BigDecimal.TEN)))
			.toList());
		assertThat(chart.columns().stream().filter(BarChart.Column::isLabelled)).hasSize(labels);
		assertThat(chart.columns().stream().filter(BarChart.Column::isLabelledAlways)).hasSize(narrow)
			.allMatch(BarChart.Column::isLabelled);
		assertThat(chart.columns().getLast().isLabelledAlways()).isTrue();
	}

	@Property
	void everyBarLiesWithinTheDrawingAndBetweenTheLines(@ForAll @Size(min = 1,
			max = 30) List<@BigRange(min = "-1000000000", max = "1000000000") BigDecimal> amounts) {
		BarChart chart = BarChart
			.of(amounts.stream().map((amount) -> new BarChart.Month("M", "Month", true, List.of(amount))).toList());
		assertThat(chart.ticks()).hasSizeBetween(2, 6);
		BigDecimal lowest = chart.ticks().getFirst().value();
		BigDecimal highest = chart.ticks().getLast().value();
		assertThat(chart.ticks()).extracting(BarChart.Tick::value).anyMatch((value) -> value.signum() == 0);
		for (int i = 0; i < amounts.size(); i++) {
			assertThat(amounts.get(i)).isBetween(lowest, highest);
			BarChart.Bar bar = bar(chart, i);
			assertThat(percent(bar.y())).isBetween(6.0, 86.0);
			assertThat(percent(bar.y()) + percent(bar.height())).isLessThanOrEqualTo(86.1);
			assertThat(percent(bar.x())).isBetween(0.0, 100.0);
			assertThat(percent(bar.x()) + percent(bar.width())).isLessThanOrEqualTo(100.1);
		}
	}

	private static BarChart chart(String... amounts) {
		return BarChart.of(Stream.of(amounts)
			.map((amount) -> new BarChart.Month("Mar", "March", true, List.of(new BigDecimal(amount))))
			.toList());
	}

	private static BarChart.Bar bar(BarChart chart, int month) {
		return chart.columns().get(month).bars().getFirst();
	}

	private static List<String> values(BarChart chart) {
		return chart.ticks().stream().map((tick) -> tick.value().toPlainString()).toList();
	}

	private static double percent(String place) {
		return Double.parseDouble(place.substring(0, place.length() - 1));
	}

}
