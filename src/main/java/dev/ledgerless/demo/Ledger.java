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
 * The entries of a bank between two days, while its rules are being applied.
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
	 * Adds one side of a movement between the accounts of the bank, which is booked at
	 * once.
	 */
	void addLeg(String rule, LocalDate day, String account, Payee payee, BigDecimal amount) {
		add(new Entry(rule + "/" + day + "/" + account, account, payee, payee.description(dice(rule, day)), amount, day,
				day));
	}

	Stream<Entry> entries() {
		return this.entries.values().stream().flatMap(List::stream);
	}

	/**
	 * Chance, as it always turns out for this bank, rule and day.
	 */
	RandomGenerator dice(String rule, LocalDate day) {
		long seed = new SplittableRandom((this.bank + "/" + rule).hashCode()).nextLong();
		return new SplittableRandom(seed + day.toEpochDay());
	}

	/**
	 * The sum of what an account's entries took out, posted after the one and up to the
	 * other day.
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
