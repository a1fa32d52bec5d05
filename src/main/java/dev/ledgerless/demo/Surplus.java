package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Moves the month's surplus to the savings account on its last day, or covers a deficit
 * from there. Each month then starts with the same balance, and this month's entries
 * alone determine it.
 *
 * @param descriptor the descriptor on both accounts
 */
record Surplus(String name, String account, String savings, String descriptor) implements Rule {

	private static final BigDecimal ROUND = BigDecimal.TEN;

	@Override
	public List<String> accounts() {
		return List.of(this.account, this.savings);
	}

	@Override
	public void write(Ledger ledger) {
		ledger.days()
			.filter((day) -> day.equals(YearMonth.from(day).atEndOfMonth()))
			.forEach((day) -> move(ledger, day, leftOf(ledger, day)));
	}

	private BigDecimal leftOf(Ledger ledger, LocalDate endOfMonth) {
		LocalDate before = endOfMonth.withDayOfMonth(1).minusDays(1);
		return ledger.spent(this.account, before, endOfMonth)
			.negate()
			.divide(ROUND, 0, RoundingMode.HALF_EVEN)
			.multiply(ROUND)
			.setScale(2, RoundingMode.UNNECESSARY);
	}

	private void move(Ledger ledger, LocalDate day, BigDecimal surplus) {
		if (surplus.signum() > 0) {
			ledger.addLeg(this.name, day, this.account, payee(Category.TRANSFER_OUT_SAVINGS), surplus);
			ledger.addLeg(this.name, day, this.savings, payee(Category.TRANSFER_IN_SAVINGS), surplus.negate());
		}
		else if (surplus.signum() < 0) {
			ledger.addLeg(this.name, day, this.savings, payee(Category.TRANSFER_OUT_ACCOUNT_TRANSFER),
					surplus.negate());
			ledger.addLeg(this.name, day, this.account, payee(Category.TRANSFER_IN_ACCOUNT_TRANSFER), surplus);
		}
	}

	private Payee payee(Category category) {
		return Payee.bank(this.descriptor, category);
	}

}
