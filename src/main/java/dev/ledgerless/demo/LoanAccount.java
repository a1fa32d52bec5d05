package dev.ledgerless.demo;

import java.math.BigDecimal;

/**
 * A loan that is paid back month by month.
 *
 * @param plan how
 * @param escrow what is paid on top of interest and principal, for taxes and insurance
 */
record LoanAccount(Label label, RepaymentPlan plan, BigDecimal escrow) implements Account {

	@Override
	public String type() {
		return "loan";
	}

	@Override
	public Balance balance(History history) {
		return new Balance(null, this.plan.balance(history.today()), null);
	}

	BigDecimal monthlyPayment() {
		return this.plan.payment().add(this.escrow);
	}

}
