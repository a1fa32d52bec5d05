package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Pays the charges of a card's last cycle shortly before they are due. The debt that the
 * card carries stays.
 *
 * @param from the account that pays
 * @param debit the descriptor on that account
 * @param credit the descriptor on the card
 */
record CardSettlement(String name, String card, BillingCycle cycle, String from, String debit,
		String credit) implements Rule {

	@Override
	public List<String> accounts() {
		return List.of(this.card, this.from);
	}

	@Override
	public void write(Ledger ledger) {
		ledger.days()
			.map((day) -> day.plusDays(BillingCycle.PAID_DAYS_BEFORE_DUE))
			.filter(this.cycle::isDue)
			.forEach((due) -> settle(ledger, due));
	}

	private void settle(Ledger ledger, LocalDate due) {
		BigDecimal charged = ledger.charged(this.card, BillingCycle.close(this.cycle.dueBefore(due)),
				BillingCycle.close(due));
		LocalDate day = due.minusDays(BillingCycle.PAID_DAYS_BEFORE_DUE);
		if (charged.signum() > 0) {
			ledger.addLeg(this.name, day, this.from, payment(this.debit), charged);
			ledger.addLeg(this.name, day, this.card, payment(this.credit), charged.negate());
		}
	}

	private static Payee payment(String descriptor) {
		return Payee.bank(descriptor, Category.LOAN_PAYMENTS_CREDIT_CARD_PAYMENT);
	}

}
