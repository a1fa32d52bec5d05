package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A bar chart by month. Positions and sizes are percentages of the drawing, so text keeps
 * its size. They are rounded to a tenth, so that the shape reveals no amount.
 *
 * @param columns one for each month, oldest first
 * @param ticks the gridlines, the lowest first
 * @param baseline the position of 0, from the top
 */
public record BarChart(List<Column> columns, List<Tick> ticks, String baseline) {

	private static final double WIDEST_COLUMN = 16;

	/** The part of a column that its bars fill. */
	private static final double FILLED = 0.64;

	private static final int LABELS = 13;

	private static final int LABELS_ON_A_NARROW_PAGE = 6;

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
		AxisScale scale = AxisScale.of(lowest, highest);
		List<Column> columns = new ArrayList<>();
		int labelled = Math.max(1, Math.ceilDiv(months.size(), LABELS));
		// The labels of a narrow page are a subset of those of a wide one.
		int always = labelled * Math.max(1, Math.ceilDiv(months.size(), LABELS_ON_A_NARROW_PAGE * labelled));
		for (int i = 0; i < months.size(); i++) {
			int fromTheEnd = months.size() - 1 - i;
			columns.add(column(months.get(i), i, months.size(), room(fromTheEnd, labelled, always), scale));
		}
		return new BarChart(columns,
				scale.lines().stream().map((value) -> new Tick(percent(scale.y(value)), value)).toList(),
				percent(scale.y(BigDecimal.ZERO)));
	}

	private static Room room(int fromTheEnd, int every, int always) {
		if (fromTheEnd % always == 0) {
			return Room.EVERYWHERE;
		}
		return (fromTheEnd % every == 0) ? Room.WHERE_WIDE : Room.NOWHERE;
	}

	private static Column column(Month month, int place, int places, Room room, AxisScale scale) {
		double column = 100.0 / places;
		double center = column * (place + 0.5);
		double width = Math.min(column, WIDEST_COLUMN) * FILLED / month.values().size();
		List<Bar> bars = new ArrayList<>();
		for (int i = 0; i < month.values().size(); i++) {
			double left = center + width * (i - month.values().size() / 2.0);
			double zero = scale.y(BigDecimal.ZERO);
			double end = scale.y(month.values().get(i));
			bars.add(new Bar(percent(left), percent(width), percent(Math.min(zero, end)),
					percent(Math.abs(zero - end))));
		}
		return new Column(month.label(), month.title(), percent(center), room, month.whole(), bars);
	}

	private static String percent(double number) {
		return BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "%";
	}

	/**
	 * Returns whether there is no month to draw.
	 * @return {@code true} if there is none
	 */
	public boolean isEmpty() {
		return this.columns.isEmpty();
	}

	@Override
	public String toString() {
		return "BarChart[redacted]";
	}

	/**
	 * The data of a month.
	 *
	 * @param label the label below its bars
	 * @param title the month and its values in words
	 * @param whole whether the period covers the whole month
	 * @param values one for each bar
	 */
	record Month(String label, String title, boolean whole, List<BigDecimal> values) {

		@Override
		public String toString() {
			return "Month[redacted]";
		}

	}

	/**
	 * The column of a month.
	 *
	 * @param label the label below its bars
	 * @param title the month and its values in words
	 * @param center its middle, from the left
	 * @param room where there is room for the label
	 * @param whole whether the period covers the whole month
	 * @param bars its bars, from the left
	 */
	public record Column(String label, String title, String center, Room room, boolean whole, List<Bar> bars) {

		/**
		 * Returns whether a wide page has room for the label.
		 * @return {@code true} if it has
		 */
		public boolean isLabelled() {
			return this.room != Room.NOWHERE;
		}

		/**
		 * Returns whether a narrow page has room for the label too.
		 * @return {@code true} if it has
		 */
		public boolean isLabelledAlways() {
			return this.room == Room.EVERYWHERE;
		}

		@Override
		public String toString() {
			return "Column[redacted]";
		}

	}

	/** Where there is room for the label of a month. */
	enum Room {

		/** On every page. */
		EVERYWHERE,
		/** On a wide page. */
		WHERE_WIDE,
		/** On no page; the title still names the month. */
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
	 * A gridline.
	 *
	 * @param y its position, from the top
	 * @param value its value
	 */
	public record Tick(String y, BigDecimal value) {

		@Override
		public String toString() {
			return "Tick[redacted]";
		}

	}

}
