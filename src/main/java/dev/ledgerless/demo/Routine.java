package dev.ledgerless.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A habit or an obligation: on each scheduled day, a payment to one of the payees.
 */
record Routine(String name, String account, Schedule schedule, List<Offer> offers) implements Rule {

	Routine {
		if (offers.isEmpty()) {
			throw new IllegalArgumentException("A routine needs an offer");
		}
	}

	@Override
	public List<String> accounts() {
		return List.of(this.account);
	}

	@Override
	public void write(Ledger ledger) {
		ledger.days().forEach((day) -> {
			RandomGenerator dice = ledger.dice(this.name, day);
			if (this.schedule.includes(day, dice)) {
				ledger.add(take(this.offers.get(dice.nextInt(this.offers.size())), day, dice));
			}
		});
	}

	private Entry take(Offer offer, LocalDate day, RandomGenerator dice) {
		Payee payee = offer.payee();
		return new Entry(this.name + "/" + day, this.account, payee, payee.description(dice),
				offer.price().on(day, dice), day, day.plusDays(payee.daysToPost(dice)));
	}

}
