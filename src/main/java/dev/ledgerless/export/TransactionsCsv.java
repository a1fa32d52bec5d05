package dev.ledgerless.export;

import java.io.IOException;

import dev.ledgerless.api.TransactionsDocument.Row;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows as comma-separated values (RFC 4180), in the form in which spreadsheets of any
 * language read them rightly: a byte order mark, plain numbers, ISO dates, and no text
 * that could be a formula.
 */
final class TransactionsCsv {

	/** Without it, spreadsheets take UTF-8 for the encoding of the machine. */
	private static final char BYTE_ORDER_MARK = '\uFEFF';

	/** The fields of the JSON rows, in their order. */
	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
		.setHeader("id", "account_id", "date", "name", "merchant", "amount", "currency", "pending", "category",
				"category_detail")
		.get();

	private TransactionsCsv() {
	}

	/**
	 * Writes rows one by one, as they are made.
	 * @param rows the rows
	 * @param target where to; is flushed, not closed
	 * @throws IOException if whoever reads has gone
	 */
	@SuppressWarnings("resource")
	static void write(Iterable<Row> rows, Appendable target) throws IOException {
		target.append(BYTE_ORDER_MARK);
		CSVPrinter printer = new CSVPrinter(target, FORMAT);
		for (Row row : rows) {
			printer.printRecord(SpreadsheetText.defused(row.id()), SpreadsheetText.defused(row.accountId()), row.date(),
					SpreadsheetText.defused(row.name()), SpreadsheetText.defused(row.merchant()), plain(row),
					SpreadsheetText.defused(row.currency()), row.pending(), SpreadsheetText.defused(row.category()),
					SpreadsheetText.defused(row.categoryDetail()));
		}
		printer.flush();
	}

	private static String plain(Row row) {
		return (row.amount() != null) ? row.amount().toPlainString() : "";
	}

}
