package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.ledgerless.money.Money;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Charges of one merchant and currency that keep a rhythm.
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

	/** How many charges in a row may be missing: one in so many. */
	private static final int CHARGES_TO_A_GAP = 5;

	/** How far a price may jump at once. */
	private static final double JUMP = 2.0;

	/** How far a bill for consumption may be from the one before. */
	private static final double CONSUMPTION = 2.0;

	/** How far any other amount may be from the one before. */
	private static final double SIMILAR = 1.35;

	/** The same for what shopping or travelling is easily taken for. */
	private static final double ALMOST_EQUAL = 1.1;

	/** Where the amounts of one merchant fall apart into several prices. */
	private static final double APART = 1.25;

	private static final List<Rhythm> RHYTHMS = List.of(Rhythm.values());

	/** With fewer charges there is no rhythm. */
	private static final int FEWEST_CHARGES = 2;

	/**
	 * Looks for series among the charges of a merchant: one of all charges, or several
	 * that differ by their price.
	 * @param charges the charges of one merchant and currency, in any order
	 * @return what was found
	 */
	static List<ChargeSeries> in(List<Transaction> charges) {
		ChargeSeries whole = of(charges);
		if (whole != null) {
			return List.of(whole);
		}
		return byPrice(charges).stream()
			.flatMap((samePrice) -> Stream.ofNullable(of(samePrice)))
			.filter(ChargeSeries::hasPrice)
			.toList();
	}

	private static @Nullable ChargeSeries of(List<Transaction> charges) {
		List<Rhythm> possible = possible(charges);
		if (possible.isEmpty()) {
			return null;
		}
		List<Transaction> sorted = new ArrayList<>(charges);
		sorted.sort(ChargeSeries::oldestFirst);
		return possible.stream()
			.map((rhythm) -> new ChargeSeries(sorted, rhythm))
			.filter((series) -> series.isSteady() && series.isSimilar())
			.findFirst()
			.orElse(null);
	}

	/**
	 * The rhythms that the number of charges fits in the time between the first and the
	 * last. Most merchants are ruled out here, before anything is sorted.
	 */
	private static List<Rhythm> possible(List<Transaction> charges) {
		if (charges.size() < FEWEST_CHARGES) {
			return List.of();
		}
		LocalDate first = charges.getFirst().date();
		LocalDate last = first;
		for (Transaction charge : charges) {
			first = charge.date().isBefore(first) ? charge.date() : first;
			last = charge.date().isAfter(last) ? charge.date() : last;
		}
		List<Rhythm> possible = new ArrayList<>();
		for (Rhythm rhythm : RHYTHMS) {
			if (charges.size() >= rhythm.leastCharges() && hasFewGaps(charges.size(), rhythm.numberOf(first, last))) {
				possible.add(rhythm);
			}
		}
		return possible;
	}

	private static boolean hasFewGaps(int charges, int numberOfTheLast) {
		int missing = numberOfTheLast + 1 - charges;
		return missing >= 0 && missing <= (charges - 1) / CHARGES_TO_A_GAP;
	}

	private static int oldestFirst(Transaction one, Transaction other) {
		int byDate = one.date().compareTo(other.date());
		if (byDate != 0) {
			return byDate;
		}
		int byAmount = one.amount().compareTo(other.amount());
		return (byAmount != 0) ? byAmount : one.id().compareTo(other.id());
	}

	/**
	 * Groups of charges whose amounts are near each other; none where all are. Left out
	 * are groups that cannot {@linkplain #hasPrice() have a price}, because more than
	 * half of their amounts are different.
	 */
	private static List<List<Transaction>> byPrice(List<Transaction> charges) {
		double[] amounts = charges.stream().mapToDouble((charge) -> charge.amount().doubleValue()).sorted().toArray();
		List<List<Transaction>> groups = new ArrayList<>();
		int begin = 0;
		int different = 1;
		for (int i = 1; i <= amounts.length; i++) {
			if (i == amounts.length || amounts[i] / amounts[i - 1] > APART) {
				int size = i - begin;
				if (size < amounts.length && size >= FEWEST_CHARGES && 2 * different <= size + 1) {
					groups.add(between(amounts[begin], amounts[i - 1], charges));
				}
				begin = i;
				different = 1;
			}
			else if (amounts[i] > amounts[i - 1]) {
				different++;
			}
		}
		return groups;
	}

	private static List<Transaction> between(double least, double most, List<Transaction> charges) {
		return charges.stream()
			.filter((charge) -> charge.amount().doubleValue() >= least && charge.amount().doubleValue() <= most)
			.toList();
	}

	private boolean isSteady() {
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

	private boolean isSimilar() {
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

	/** Whether at least half of the charges are as high as the one before. */
	private boolean hasPrice() {
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
	 * Whether another charge is to be expected.
	 * @param asOf the day up to which charges are known
	 * @return {@code false} if it should have come well before that day
	 */
	boolean goesOn(LocalDate asOf) {
		return !asOf.isAfter(next().plusDays(2L * this.rhythm.spread()));
	}

	/** One step after the newest, as early or late as the charges usually come. */
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
