package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A brokerage account, worth a little more or less each day.
 *
 * @param worth the average value
 * @param cash the part that is not invested
 */
record InvestmentAccount(Label label, BigDecimal worth, BigDecimal cash) implements Account {

	@Override
	public String type() {
		return "investment";
	}

	@Override
	public Balance balance(History history) {
		double day = history.today().toEpochDay();
		double swing = 1 + 0.06 * Math.sin(day / 53) + 0.015 * Math.sin(day / 3.7);
		BigDecimal current = this.worth.multiply(BigDecimal.valueOf(swing)).setScale(2, RoundingMode.HALF_EVEN);
		return new Balance(this.cash, current, null);
	}

}
