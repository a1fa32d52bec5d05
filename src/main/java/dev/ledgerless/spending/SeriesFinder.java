package dev.ledgerless.spending;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Finds the {@link ChargeSeries} among the charges of one merchant.
 */
final class SeriesFinder {

	/** One charge may be missing for every five that are there. */
	private static final int CHARGES_TO_A_GAP = 5;

	/** Amounts whose ratio is greater belong to different prices. */
	private static final double APART = 1.25;

	/** Fewer charges have no rhythm. */
	private static final int FEWEST_CHARGES = 2;

	private static final List<Rhythm> RHYTHMS = List.of(Rhythm.values());

	private SeriesFinder() {
	}

	/**
	 * Finds one series of all charges, or several that differ by their price.
	 * @param charges the charges of one merchant and currency, in any order
	 * @return the series, empty if there is none
	 */
	static List<ChargeSeries> find(List<Transaction> charges) {
		ChargeSeries whole = seriesOf(charges);
		if (whole != null) {
			return List.of(whole);
		}
		return byPrice(charges).stream()
			.flatMap((samePrice) -> Stream.ofNullable(seriesOf(samePrice)))
			.filter(ChargeSeries::hasPrice)
			.toList();
	}

	private static @Nullable ChargeSeries seriesOf(List<Transaction> charges) {
		List<Rhythm> possible = possible(charges);
		if (possible.isEmpty()) {
			return null;
		}
		List<Transaction> sorted = new ArrayList<>(charges);
		sorted.sort(SeriesFinder::oldestFirst);
		return possible.stream()
			.map((rhythm) -> new ChargeSeries(sorted, rhythm))
			.filter((series) -> series.isSteady() && series.isSimilar())
			.findFirst()
			.orElse(null);
	}

	/**
	 * Returns the rhythms that fit the number of charges between the first and the last.
	 * This rules out most merchants before anything is sorted.
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
	 * Groups charges with similar amounts; returns no group if all amounts are similar.
	 * Leaves out groups that cannot {@linkplain ChargeSeries#hasPrice() have a price}
	 * because more than half of their amounts differ.
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

}
