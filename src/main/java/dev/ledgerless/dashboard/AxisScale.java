package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The vertical scale of a chart: gridlines at round values, and the position of a value.
 *
 * @param lowest the value of the lowest gridline
 * @param highest the value of the highest gridline
 * @param step the distance between gridlines
 */
record AxisScale(BigDecimal lowest, BigDecimal highest, BigDecimal step) {

	private static final double TOP = 6;

	private static final double BOTTOM = 86;

	private static final int MOST_LINES = 4;

	private static final List<BigDecimal> STEPS = List.of(new BigDecimal("1"), new BigDecimal("2"),
			new BigDecimal("2.5"), new BigDecimal("5"), new BigDecimal("10"));

	/** Returns a scale that includes both values. */
	static AxisScale of(BigDecimal lowest, BigDecimal highest) {
		BigDecimal range = highest.subtract(lowest);
		BigDecimal step = (range.signum() > 0) ? step(range) : BigDecimal.ONE;
		BigDecimal bottom = lowest.divide(step, 0, RoundingMode.FLOOR).multiply(step);
		BigDecimal top = highest.divide(step, 0, RoundingMode.CEILING).multiply(step);
		return new AxisScale(bottom, (top.compareTo(bottom) > 0) ? top : bottom.add(step), step);
	}

	private static BigDecimal step(BigDecimal range) {
		BigDecimal least = range.divide(BigDecimal.valueOf(MOST_LINES - 1), MathContext.DECIMAL32);
		int magnitude = least.precision() - least.scale() - 1;
		BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(magnitude);
		return STEPS.stream()
			.map(unit::multiply)
			.filter((candidate) -> candidate.compareTo(least) >= 0)
			.findFirst()
			.orElseThrow();
	}

	/** Returns the position of a value, in percent from the top of the drawing. */
	double y(BigDecimal value) {
		double share = value.subtract(this.lowest).doubleValue() / this.highest.subtract(this.lowest).doubleValue();
		return BOTTOM - share * (BOTTOM - TOP);
	}

	/** Returns the values of the gridlines, the lowest first. */
	List<BigDecimal> lines() {
		List<BigDecimal> lines = new ArrayList<>();
		for (BigDecimal value = this.lowest; value.compareTo(this.highest) <= 0; value = value.add(this.step)) {
			lines.add(value);
		}
		return lines;
	}

	@Override
	public String toString() {
		return "AxisScale[redacted]";
	}

}
