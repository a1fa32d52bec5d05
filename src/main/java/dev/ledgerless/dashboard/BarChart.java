package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A chart of bars by month. All places and sizes are percentages of the drawing, rounded
 * to a tenth, so that text keeps its size and no amount can be read out of the shape.
 *
 * @param slots one for each month, oldest first
 * @param ticks the lines to read the height by, from the bottom
 * @param baseline where 0 is, from the top
 */
public record BarChart(List<CacheSlot> slots, List<Tick> ticks, String baseline) {

	private static final double TOP = 6;

	private static final double BOTTOM = 86;

	private static final double WIDEST_SLOT = 16;

	private static final double BARS_OF_A_SLOT = 0.64;

	private static final int MOST_TICKS = 4;

	private static final int LABELS = 13;

	private static final int LABELS_ON_A_NARROW_PAGE = 6;

	private static final List<BigDecimal> STEPS = List.of(new BigDecimal("1"), new BigDecimal("2"),
			new BigDecimal("2.5"), new BigDecimal("5"), new BigDecimal("10"));

	/**
	 * Draws months.
	 * @param months the months, oldest first; each with the same number of values
	 * @return the chart
	 */
	static BarChart of(List<Month> months) {
		BigDecimal highest = BigDecimal.ZERO;
		BigDecimal lowest = BigDecimal.ZERO;
		for (Month month : months) {
			for (BigDecimal value : month.values()) {
				highest = highest.max(value);
				lowest = lowest.min(value);
			}
		}
		Scale scale = Scale.of(lowest, highest);
		List<CacheSlot> slots = new ArrayList<>();
		int labelled = Math.max(1, Math.ceilDiv(months.size(), LABELS));
		// Those of a narrow page are some of those of a wide one.
		int always = labelled * Math.max(1, Math.ceilDiv(months.size(), LABELS_ON_A_NARROW_PAGE * labelled));
		for (int i = 0; i < months.size(); i++) {
			int fromTheEnd = months.size() - 1 - i;
			slots.add(slot(months.get(i), i, months.size(), room(fromTheEnd, labelled, always), scale));
		}
		return new BarChart(slots, scale.ticks(), percent(scale.y(BigDecimal.ZERO)));
	}

	private static Room room(int fromTheEnd, int every, int always) {
		if (fromTheEnd % always == 0) {
			return Room.EVERYWHERE;
		}
		return (fromTheEnd % every == 0) ? Room.WHERE_WIDE : Room.NOWHERE;
	}

	private static CacheSlot slot(Month month, int place, int places, Room room, Scale scale) {
		double slot = 100.0 / places;
		double center = slot * (place + 0.5);
		double width = Math.min(slot, WIDEST_SLOT) * BARS_OF_A_SLOT / month.values().size();
		List<Bar> bars = new ArrayList<>();
		for (int i = 0; i < month.values().size(); i++) {
			double left = center + width * (i - month.values().size() / 2.0);
			double zero = scale.y(BigDecimal.ZERO);
			double end = scale.y(month.values().get(i));
			bars.add(new Bar(percent(left), percent(width), percent(Math.min(zero, end)),
					percent(Math.abs(zero - end))));
		}
		return new CacheSlot(month.label(), month.title(), percent(center), room, month.whole(), bars);
	}

	private static String percent(double number) {
		return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "%";
	}

	/**
	 * Whether there is anything to draw.
	 * @return whether there is a month
	 */
	public boolean isEmpty() {
		return this.slots.isEmpty();
	}

	@Override
	public String toString() {
		return "BarChart[redacted]";
	}

	/**
	 * What is drawn for a month.
	 *
	 * @param label what stands below it
	 * @param title what it says in full
	 * @param whole whether the period covers all of the month
	 * @param values one for each bar
	 */
	record Month(String label, String title, boolean whole, List<BigDecimal> values) {

		@Override
		public String toString() {
			return "Month[redacted]";
		}

	}

	/**
	 * The place of a month.
	 *
	 * @param label what stands below it
	 * @param title what it says in full
	 * @param center its middle, from the left
	 * @param room where there is room for its label
	 * @param whole whether the period covers all of the month
	 * @param bars its bars, from the left
	 */
	public record CacheSlot(String label, String title, String center, Room room, boolean whole, List<Bar> bars) {

		/**
		 * Whether the label stands there at all.
		 * @return whether there is room for it on a wide page
		 */
		public boolean isLabelled() {
			return this.room != Room.NOWHERE;
		}

		/**
		 * Whether the label stands there on a narrow page too.
		 * @return whether there is room for it everywhere
		 */
		public boolean isLabelledAlways() {
			return this.room == Room.EVERYWHERE;
		}

		@Override
		public String toString() {
			return "Slot[redacted]";
		}

	}

	/** Where there is room for the label of a month. */
	enum Room {

		/** On every page. */
		EVERYWHERE,
		/** On a wide page. */
		WHERE_WIDE,
		/** On none; its title still tells it. */
		NOWHERE

	}

	/**
	 * A bar.
	 *
	 * @param x its left edge
	 * @param width its width
	 * @param y its upper edge, from the top
	 * @param height its height
	 */
	public record Bar(String x, String width, String y, String height) {

	}

	/**
	 * A line to read the height by.
	 *
	 * @param y where it is, from the top
	 * @param value what it stands for
	 */
	public record Tick(String y, BigDecimal value) {

		@Override
		public String toString() {
			return "Tick[redacted]";
		}

	}

	/** From values to places. */
	private record Scale(BigDecimal lowest, BigDecimal highest, BigDecimal step) {

		static Scale of(BigDecimal lowest, BigDecimal highest) {
			BigDecimal range = highest.subtract(lowest);
			BigDecimal step = (range.signum() > 0) ? step(range) : BigDecimal.ONE;
			BigDecimal bottom = lowest.divide(step, 0, RoundingMode.FLOOR).multiply(step);
			BigDecimal top = highest.divide(step, 0, RoundingMode.CEILING).multiply(step);
			return new Scale(bottom, (top.compareTo(bottom) > 0) ? top : bottom.add(step), step);
		}

		private static BigDecimal step(BigDecimal range) {
			BigDecimal least = range.divide(BigDecimal.valueOf(MOST_TICKS - 1), MathContext.DECIMAL32);
			int magnitude = least.precision() - least.scale() - 1;
			BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(magnitude);
			return STEPS.stream()
				.map(unit::multiply)
				.filter((candidate) -> candidate.compareTo(least) >= 0)
				.findFirst()
				.orElseThrow();
		}

		double y(BigDecimal value) {
			double share = value.subtract(this.lowest).doubleValue() / this.highest.subtract(this.lowest).doubleValue();
			return BOTTOM - share * (BOTTOM - TOP);
		}

		List<Tick> ticks() {
			List<Tick> ticks = new ArrayList<>();
			for (BigDecimal value = this.lowest; value.compareTo(this.highest) <= 0; value = value.add(this.step)) {
				ticks.add(new Tick(percent(y(value)), value));
			}
			return ticks;
		}

		@Override
		public String toString() {
			return "Scale[redacted]";
		}

	}

}
