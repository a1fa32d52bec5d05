package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a bank shows on a day: two years of rows, and the balances that follow from them.
 */
final class History {

	/** How far back Plaid goes at most. */
	static final int DAYS = 730;

	/**
	 * How much longer the entries are made up, because payments of cards and transfers of
	 * what is left depend on the months before.
	 */
	private static final int LEAD_IN_DAYS = 120;

	/**
	 * How long after its authorization a row is listed as pending: not withdrawn when it
	 * is posted, so that for a short while both are there.
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

	/** What has gone out of an account, posted after a day. */
	BigDecimal spentSince(String account, LocalDate day) {
		return this.ledger.spent(account, day, this.today);
	}

	/** What was charged to a card, posted after the one and up to the other day. */
	BigDecimal charged(String card, LocalDate after, LocalDate through) {
		return this.ledger.charged(card, after, through);
	}

	/** What is yet to go out of an account. */
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
	 * An entry as it is listed: pending, posted, or for a while as both.
	 */
	record Row(Entry entry, boolean pending) {

		LocalDate date() {
			return this.pending ? this.entry.authorized() : this.entry.posted();
		}

	}

}
