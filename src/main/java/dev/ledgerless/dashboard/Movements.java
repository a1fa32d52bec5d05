package dev.ledgerless.dashboard;

import java.time.LocalDate;
import java.util.List;

import dev.ledgerless.plaid.Reading;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transactions;

/**
 * What the dashboard shows of the transactions. Put together while what stands above it
 * on the page is written.
 *
 * @param chips the parts of the filter that are set
 * @param spending where the money went, by currency: the rows that are shown
 * @param recurring the charges that come back: of all rows of the period
 * @param rows the rows that are shown
 */
public record Movements(List<Chip> chips, List<SpendingPanel> spending, RecurringPanel recurring, RowsPanel rows) {

	/**
	 * Puts together what the rows of a reading tell.
	 * @param reading the reading
	 * @param view what was asked for
	 * @param today the day
	 * @param formats how amounts and dates are written
	 * @return the view
	 */
	static Movements of(Reading reading, QueryView view, LocalDate today, Formats formats) {
		Transactions all = reading.transactions();
		Transactions shown = all.matching(view.filter());
		Period known = reading.period().until(today);
		return new Movements(Chip.of(view, reading.accounts(), all, formats),
				SpendingPanel.of(shown, known, view.links(), formats), RecurringPanel.of(all, known, view.links()),
				RowsPanel.of(all, shown, reading.accounts(), view.query()));
	}

	@Override
	public String toString() {
		return "Movements[redacted]";
	}

}
