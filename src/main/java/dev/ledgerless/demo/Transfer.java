package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.util.List;

/**
 * A transfer between two accounts of the same bank: one entry on each, on the same day.
 *
 * @param debit the side that pays
 * @param credit the side that receives: the same amount, unless the currencies differ
 */
record Transfer(String name, Schedule schedule, Leg debit, Leg credit) implements Rule {

	@Override
	public List<String> accounts() {
		return List.of(this.debit.account(), this.credit.account());
	}

	@Override
	public void write(Ledger ledger) {
		ledger.days().forEach((day) -> {
			if (this.schedule.includes(day, ledger.dice(this.name, day))) {
				ledger.addLeg(this.name, day, this.debit.account(), this.debit.payee(), this.debit.amount());
				ledger.addLeg(this.name, day, this.credit.account(), this.credit.payee(),
						this.credit.amount().negate());
			}
		});
	}

	/**
	 * One side of a transfer.
	 *
	 * @param amount the amount, without a sign
	 */
	record Leg(String account, Payee payee, BigDecimal amount) {

		Leg {
			if (amount.signum() <= 0) {
				throw new IllegalArgumentException("A transfer moves a positive amount");
			}
		}

	}

}
