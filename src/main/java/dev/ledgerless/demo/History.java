package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The history that a bank shows on a day: two years of rows, and the sums for its
 * balances.
 */
final class History {

	/** How far back Plaid goes at most. */
	static final int DAYS = 730;

	/**
	 * How much further back entries are generated: card payments and transfers of the
	 * surplus depend on earlier months.
	 */
	private static final int LEAD_IN_DAYS = 120;

	/**
	 * How long after its authorization a row is listed as pending. The row stays when its
	 * posted twin appears, so that for a short time both are listed.
	 */
	private static final int PENDING_DAYS = 2;

	private static final Comparator<Row> NEWEST_FIRST = Comparator.comparing(Row::date)
		.reversed()
		.thenComparing((row) -> !row.pending())
		.thenComparing((row) -> row.entry().key());

	private final LocalDate today;

	private final Ledger ledger;

	private final List<Row> rows;

	private History(LocalDate today, Ledger ledger) {
		this.today = today;
		this.ledger = ledger;
		this.rows = rows(ledger.entries(), today);
	}

	static History of(Bank bank, LocalDate today) {
		Ledger ledger = new Ledger(bank.code(), today.minusDays(DAYS + LEAD_IN_DAYS), today);
		bank.rules().forEach((rule) -> rule.write(ledger));
		return new History(today, ledger);
	}

	private static List<Row> rows(Stream<Entry> entries, LocalDate today) {
		List<Row> rows = new ArrayList<>();
		entries.forEach((entry) -> {
			if (!entry.posted().isAfter(today)) {
				rows.add(new Row(entry, false));
			}
			if (entry.pends() && !entry.authorized().isBefore(today.minusDays(PENDING_DAYS))) {
				rows.add(new Row(entry, true));
			}
		});
		rows.removeIf((row) -> row.date().isBefore(today.minusDays(DAYS)));
		rows.sort(NEWEST_FIRST);
		return List.copyOf(rows);
	}

	LocalDate today() {
		return this.today;
	}

	/** Newest first. */
	List<Row> rows() {
		return this.rows;
	}

	/** The sum of what an account's entries after a day took out. */
	BigDecimal spentSince(String account, LocalDate day) {
		return this.ledger.spent(account, day, this.today);
	}

	/** The charges to a card posted after the first day and up to the second. */
	BigDecimal charged(String card, LocalDate after, LocalDate through) {
		return this.ledger.charged(card, after, through);
	}

	/** The sum of the entries of an account that are not posted yet. */
	BigDecimal pending(String account) {
		return this.ledger.spent(account, this.today, LocalDate.MAX);
	}

	/** The newest payment that a card received. */
	Optional<Entry> lastPayment(String card) {
		return this.rows.stream()
			.map(Row::entry)
			.filter((entry) -> entry.account().equals(card) && entry.isCardPayment())
			.findFirst();
	}

	/**
	 * An entry as it is listed: pending, posted, or for a short time as both.
	 */
	record Row(Entry entry, boolean pending) {

		LocalDate date() {
			return this.pending ? this.entry.authorized() : this.entry.posted();
		}

	}

}
