package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The entries of a bank between two days, filled by its rules.
 */
final class Ledger {

	private final String bank;

	private final LocalDate first;

	private final LocalDate last;

	private final Map<String, List<Entry>> entries = new HashMap<>();

	Ledger(String bank, LocalDate first, LocalDate last) {
		this.bank = bank;
		this.first = first;
		this.last = last;
	}

	Stream<LocalDate> days() {
		return this.first.datesUntil(this.last.plusDays(1));
	}

	void add(Entry entry) {
		this.entries.computeIfAbsent(entry.account(), (account) -> new ArrayList<>()).add(entry);
	}

	/**
	 * Adds one side of a movement between accounts of the bank, which posts it at once.
	 */
	void addLeg(String rule, LocalDate day, String account, Payee payee, BigDecimal amount) {
		add(new Entry(rule + "/" + day + "/" + account, account, payee, payee.description(dice(rule, day)), amount, day,
				day));
	}

	Stream<Entry> entries() {
		return this.entries.values().stream().flatMap(List::stream);
	}

	/**
	 * The randomness of a rule on a day: the same sequence each time.
	 */
	RandomGenerator dice(String rule, LocalDate day) {
		long seed = new SplittableRandom((this.bank + "/" + rule).hashCode()).nextLong();
		return new SplittableRandom(seed + day.toEpochDay());
	}

	/**
	 * The sum of an account's entries posted after the first day and up to the second;
	 * positive for money out.
	 */
	BigDecimal spent(String account, LocalDate after, LocalDate through) {
		return sum(account, after, through, (entry) -> true);
	}

	/** As {@link #spent}, without the payments that the card received. */
	BigDecimal charged(String card, LocalDate after, LocalDate through) {
		return sum(card, after, through, (entry) -> !entry.isCardPayment());
	}

	private BigDecimal sum(String account, LocalDate after, LocalDate through, Predicate<Entry> which) {
		return this.entries.getOrDefault(account, List.of())
			.stream()
			.filter((entry) -> entry.posted().isAfter(after) && !entry.posted().isAfter(through))
			.filter(which)
			.map(Entry::amount)
			.reduce(BigDecimal.ZERO, BigDecimal::add);
	}

}
