package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import dev.ledgerless.money.Money;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Charges of one merchant and currency that come at a steady rhythm.
 *
 * @param charges the charges, the oldest first
 * @param rhythm their rhythm
 */
record ChargeSeries(List<Transaction> charges, Rhythm rhythm) {

	private static final Set<String> BILLS = Set.of("RENT_AND_UTILITIES", "LOAN_PAYMENTS", "BANK_FEES",
			"GOVERNMENT_AND_NON_PROFIT");

	private static final Set<String> BILLS_IN_DETAIL = Set.of("GENERAL_SERVICES_INSURANCE",
			"GENERAL_SERVICES_CHILDCARE", "GENERAL_SERVICES_EDUCATION");

	private static final String UTILITIES = "RENT_AND_UTILITIES";

	/** The greatest ratio between a price and the one before. */
	private static final double JUMP = 2.0;

	/** The same for a bill that depends on consumption. */
	private static final double CONSUMPTION = 2.0;

	/** The same for any other amount. */
	private static final double SIMILAR = 1.35;

	/** The same for rhythms that ordinary shopping or travel can imitate. */
	private static final double ALMOST_EQUAL = 1.1;

	/** Returns whether the charges come at the rhythm, each close to its day. */
	boolean isSteady() {
		int before = -1;
		long earliest = 0;
		long latest = 0;
		for (Transaction charge : this.charges) {
			int number = this.rhythm.numberOf(first(), charge.date());
			long offset = this.rhythm.offset(first(), number, charge.date());
			earliest = Math.min(earliest, offset);
			latest = Math.max(latest, offset);
			if (number <= before || latest - earliest > this.rhythm.spread()) {
				return false;
			}
			before = number;
		}
		return true;
	}

	/** Returns whether no amount is too far from the one before. */
	boolean isSimilar() {
		double limit = hasPrice() ? JUMP : tolerance();
		for (int i = 1; i < this.charges.size(); i++) {
			if (ratio(this.charges.get(i - 1).amount(), this.charges.get(i).amount()) > limit) {
				return false;
			}
		}
		return true;
	}

	private double tolerance() {
		if (newest().category().is(UTILITIES) && this.rhythm.compareTo(Rhythm.MONTHLY) >= 0) {
			return CONSUMPTION;
		}
		return switch (this.rhythm) {
			case WEEKLY, BIWEEKLY -> ALMOST_EQUAL;
			case MONTHLY, YEARLY -> SIMILAR;
			case BIMONTHLY, QUARTERLY, HALF_YEARLY ->
				(kind(newest().category()) == RecurringCharge.Kind.BILL) ? SIMILAR : ALMOST_EQUAL;
		};
	}

	/** Returns whether at least half of the charges equal the one before. */
	boolean hasPrice() {
		int equal = 0;
		for (int i = 1; i < this.charges.size(); i++) {
			if (this.charges.get(i).amount().compareTo(this.charges.get(i - 1).amount()) == 0) {
				equal++;
			}
		}
		return 2 * equal >= this.charges.size() - 1;
	}

	private static double ratio(BigDecimal one, BigDecimal other) {
		return one.max(other).doubleValue() / one.min(other).doubleValue();
	}

	private LocalDate first() {
		return this.charges.getFirst().date();
	}

	private Transaction newest() {
		return this.charges.getLast();
	}

	/**
	 * Returns whether another charge is expected.
	 * @param asOf the last day for which charges are known
	 * @return {@code false} if the next charge was due well before that day
	 */
	boolean goesOn(LocalDate asOf) {
		return !asOf.isAfter(next().plusDays(2L * this.rhythm.spread()));
	}

	/** Returns the day one step after the newest charge, shifted by the usual delay. */
	private LocalDate next() {
		List<Long> offsets = this.charges.stream()
			.map((charge) -> this.rhythm.offset(first(), this.rhythm.numberOf(first(), charge.date()), charge.date()))
			.sorted()
			.toList();
		long usual = offsets.get((offsets.size() - 1) / 2);
		return this.rhythm.dayOf(first(), this.rhythm.numberOf(first(), newest().date()) + 1).plusDays(usual);
	}

	RecurringCharge toCharge() {
		Transaction newest = newest();
		String key = newest.merchantKey();
		String label = newest.label();
		boolean fixed = hasPrice() || this.charges.size() == 2;
		return new RecurringCharge((key != null) ? key : "", (label != null) ? label : "", kind(newest.category()),
				this.rhythm, fixed ? newest.money() : new Money(mean(), newest.currency()), fixed,
				fixed ? change() : null, newest.date(), next(), this.charges.size());
	}

	private static RecurringCharge.Kind kind(Category category) {
		boolean bill = (category.primary() != null && BILLS.contains(category.primary()))
				|| (category.detailed() != null && BILLS_IN_DETAIL.contains(category.detailed()));
		return bill ? RecurringCharge.Kind.BILL : RecurringCharge.Kind.SUBSCRIPTION;
	}

	private BigDecimal mean() {
		return this.charges.stream()
			.map(Transaction::amount)
			.reduce(BigDecimal.ZERO, BigDecimal::add)
			.divide(BigDecimal.valueOf(this.charges.size()), MathContext.DECIMAL64);
	}

	private RecurringCharge.@Nullable PriceChange change() {
		for (int i = this.charges.size() - 1; i > 0; i--) {
			BigDecimal before = this.charges.get(i - 1).amount();
			if (before.compareTo(newest().amount()) != 0) {
				return new RecurringCharge.PriceChange(before, this.charges.get(i).date());
			}
		}
		return null;
	}

}
