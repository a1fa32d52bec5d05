package dev.ledgerless.demo;

import java.math.BigDecimal;

/**
 * A loan with monthly payments.
 *
 * @param plan its payments
 * @param escrow the part of each payment for taxes and insurance
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
