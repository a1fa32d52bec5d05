package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A loan with equal monthly payments. It always began the same number of calendar years
 * ago, so that the demo never shows it paid off.
 *
 * @param principal the amount of the loan
 * @param percent the annual interest rate
 * @param months the number of payments
 * @param age how many calendar years ago the loan was given, in March
 * @param day the day of the month on which payments are due, 1 to 28
 */
record RepaymentPlan(BigDecimal principal, BigDecimal percent, int months, int age, int day) {

	private static final int MONTH_OF_ORIGINATION = 3;

	RepaymentPlan {
		if (day < 1 || day > 28) {
			throw new IllegalArgumentException("The day of payment must be in every month");
		}
		if (months <= 12 * (age + 1)) {
			throw new IllegalArgumentException("The loan would be paid off");
		}
	}

	/** Interest and principal, each month. */
	BigDecimal payment() {
		BigDecimal rate = monthlyRate();
		BigDecimal discount = BigDecimal.ONE
			.subtract(BigDecimal.ONE.add(rate).pow(-this.months, MathContext.DECIMAL64));
		return this.principal.multiply(rate).divide(discount, 2, RoundingMode.HALF_UP);
	}

	LocalDate origination(LocalDate today) {
		return LocalDate.of(today.getYear() - this.age, MONTH_OF_ORIGINATION, this.day);
	}

	LocalDate maturity(LocalDate today) {
		return origination(today).plusMonths(this.months);
	}

	LocalDate lastPayment(LocalDate today) {
		LocalDate inMonth = today.withDayOfMonth(this.day);
		return inMonth.isAfter(today) ? inMonth.minusMonths(1) : inMonth;
	}

	LocalDate nextPayment(LocalDate today) {
		return lastPayment(today).plusMonths(1);
	}

	BigDecimal balance(LocalDate today) {
		return balanceAfter(paymentsThrough(today, today));
	}

	/** How much of this calendar year's payments went to the principal. */
	BigDecimal principalPaidThisYear(LocalDate today) {
		return balanceAfter(paymentsThrough(endOfLastYear(today), today)).subtract(balance(today));
	}

	BigDecimal interestPaidThisYear(LocalDate today) {
		int payments = paymentsThrough(today, today) - paymentsThrough(endOfLastYear(today), today);
		return payment().multiply(BigDecimal.valueOf(payments)).subtract(principalPaidThisYear(today));
	}

	/** The interest since the last payment. */
	BigDecimal accruedInterest(LocalDate today) {
		long days = ChronoUnit.DAYS.between(lastPayment(today), today);
		return balance(today).multiply(this.percent)
			.multiply(BigDecimal.valueOf(days))
			.divide(BigDecimal.valueOf(36500), 2, RoundingMode.HALF_UP);
	}

	private int paymentsThrough(LocalDate date, LocalDate today) {
		return Math.toIntExact(ChronoUnit.MONTHS.between(origination(today), date));
	}

	private BigDecimal balanceAfter(int payments) {
		BigDecimal balance = this.principal;
		for (int i = 0; i < payments; i++) {
			BigDecimal interest = balance.multiply(monthlyRate()).setScale(2, RoundingMode.HALF_UP);
			balance = balance.add(interest).subtract(payment());
		}
		return balance;
	}

	private BigDecimal monthlyRate() {
		return this.percent.divide(BigDecimal.valueOf(1200), MathContext.DECIMAL64);
	}

	private static LocalDate endOfLastYear(LocalDate today) {
		return today.withDayOfYear(1).minusDays(1);
	}

}
