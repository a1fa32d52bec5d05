package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The price of something on a day. Positive is money out, as in Plaid's {@code amount}.
 */
@FunctionalInterface
interface Price {

	BigDecimal on(LocalDate date, RandomGenerator dice);

	/**
	 * Reads a price as bank files write it. Amounts have the decimals of their currency:
	 * <ul>
	 * <li>{@code fixed 1040.00}
	 * <li>{@code between 2.40 and 8.90}: low prices are more frequent
	 * <li>{@code seasonal 48.00 to 131.00}: a bill that is lowest in July and highest in
	 * January
	 * <li>{@code rising 10.99 by 1.00}: a subscription at 10.99 until April 2024, more
	 * expensive each April for twenty years
	 * <li>{@code notes of 20.00 up to 5}: what a cash machine dispenses, one to five
	 * notes
	 * </ul>
	 * With {@code , received} at its end, each is money in.
	 * @throws IllegalArgumentException if the text is none of these
	 */
	static Price parse(String text) {
		Matcher words = Text.PATTERN.matcher(text);
		if (!words.matches()) {
			throw new IllegalArgumentException(Text.EXPECTED);
		}
		BigDecimal first = new BigDecimal(words.group("first"));
		BigDecimal second = new BigDecimal(Objects.requireNonNullElse(words.group("second"), "0"));
		Price price = switch (words.group("form") + Objects.requireNonNullElse(words.group("link"), "")) {
			case "fixed" -> of(first);
			case "between and" -> between(first, second);
			case "seasonal to" -> seasonal(first, second);
			case "rising by" -> risingEachApril(first, second);
			case "notes of up to" -> notes(first, second.intValueExact());
			default -> throw new IllegalArgumentException(Text.EXPECTED);
		};
		return (words.group("received") != null) ? price.received() : price;
	}

	static Price of(BigDecimal price) {
		return (date, dice) -> price;
	}

	private static Price between(BigDecimal least, BigDecimal most) {
		long span = span(least, most);
		return (date, dice) -> {
			double share = dice.nextDouble();
			return least.add(BigDecimal.valueOf(Math.round(span * share * share), least.scale()));
		};
	}

	private static Price seasonal(BigDecimal summer, BigDecimal winter) {
		long span = span(summer, winter);
		return (date, dice) -> {
			int monthsFromJuly = Math.abs(date.getMonthValue() - 7);
			double share = (monthsFromJuly + dice.nextDouble()) / 7;
			return summer.add(BigDecimal.valueOf(Math.round(span * share), summer.scale()));
		};
	}

	private static Price risingEachApril(BigDecimal first, BigDecimal rise) {
		return (date, dice) -> {
			int rises = date.minusMonths(3).getYear() - 2023;
			return first.add(rise.multiply(BigDecimal.valueOf(Math.clamp(rises, 0, 20))));
		};
	}

	private static Price notes(BigDecimal note, int most) {
		if (most < 1) {
			throw new IllegalArgumentException("A cash machine dispenses at least one note");
		}
		return (date, dice) -> note.multiply(BigDecimal.valueOf(dice.nextInt(1, most + 1)));
	}

	private Price received() {
		return (date, dice) -> on(date, dice).negate();
	}

	/** The difference in the smallest unit of the currency. */
	private static long span(BigDecimal least, BigDecimal most) {
		if (least.scale() != most.scale() || least.compareTo(most) >= 0) {
			throw new IllegalArgumentException("The second amount must be higher and have as many decimals");
		}
		return most.subtract(least).unscaledValue().longValueExact();
	}

	/**
	 * The grammar of a price.
	 */
	final class Text {

		private static final Pattern PATTERN = Pattern.compile("(?<form>fixed|between|seasonal|rising|notes of) "
				+ "(?<first>\\d+(\\.\\d+)?)((?<link> and| to| by| up to) (?<second>\\d+(\\.\\d+)?))?(?<received>, received)?");

		private static final String EXPECTED = "A price is \"fixed 1.00\", \"between 1.00 and 2.00\", "
				+ "\"seasonal 1.00 to 2.00\", \"rising 1.00 by 0.50\" or \"notes of 20.00 up to 5\", "
				+ "with \", received\" if it is money in";

		private Text() {
		}

	}

}
