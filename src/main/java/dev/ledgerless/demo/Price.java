package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.random.RandomGenerator;

/**
 * What something costs on a day. Positive is money out, as in Plaid's {@code amount}.
 */
@FunctionalInterface
interface Price {

	BigDecimal on(LocalDate date, RandomGenerator dice);

	static Price of(String amount) {
		BigDecimal price = new BigDecimal(amount);
		return (date, dice) -> price;
	}

	/**
	 * Somewhere from the lower to the upper bound, small ones being the more frequent.
	 * @param least the lower bound, whose decimals the price gets too
	 * @param most the upper bound, with as many decimals
	 */
	static Price between(String least, String most) {
		BigDecimal low = new BigDecimal(least);
		long span = new BigDecimal(most).subtract(low).unscaledValue().longValueExact();
		return (date, dice) -> {
			double share = dice.nextDouble();
			return low.add(BigDecimal.valueOf(Math.round(span * share * share), low.scale()));
		};
	}

	/**
	 * A bill that is highest in January and lowest in July.
	 */
	static Price seasonal(String summer, String winter) {
		BigDecimal low = new BigDecimal(summer);
		long span = new BigDecimal(winter).subtract(low).unscaledValue().longValueExact();
		return (date, dice) -> {
			int monthsFromJuly = Math.abs(date.getMonthValue() - 7);
			double share = (monthsFromJuly + dice.nextDouble()) / 7;
			return low.add(BigDecimal.valueOf(Math.round(span * share), low.scale()));
		};
	}

	/**
	 * A subscription that gets dearer on the first of April each year.
	 * @param first the price until April 2024
	 * @param rise what each year adds, for twenty years
	 */
	static Price risingEachApril(String first, String rise) {
		BigDecimal price = new BigDecimal(first);
		BigDecimal step = new BigDecimal(rise);
		return (date, dice) -> {
			int rises = date.minusMonths(3).getYear() - 2023;
			return price.add(step.multiply(BigDecimal.valueOf(Math.clamp(rises, 0, 20))));
		};
	}

	/**
	 * Between one and so many times the unit, as cash machines give it.
	 */
	static Price notes(String unit, int most) {
		BigDecimal note = new BigDecimal(unit);
		return (date, dice) -> note.multiply(BigDecimal.valueOf(dice.nextInt(1, most + 1)));
	}

	/** The same as money in. */
	default Price received() {
		return (date, dice) -> on(date, dice).negate();
	}

}
