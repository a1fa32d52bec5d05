package dev.ledgerless.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import dev.ledgerless.api.TransactionsDocument.Row;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Rows as comma-separated values (RFC 4180), in a form that spreadsheets in any language
 * read correctly: a byte order mark, plain numbers, ISO dates, and no text that could be
 * a formula.
 */
final class TransactionsCsv {

	/** Without it, spreadsheets read UTF-8 as the machine's encoding. */
	private static final char BYTE_ORDER_MARK = '\uFEFF';

	/** The fields of the JSON rows, in their order. */
	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder()
		.setHeader("id", "account_id", "date", "name", "merchant", "amount", "currency", "pending", "category",
				"category_detail")
		.get();

	private TransactionsCsv() {
	}

	/**
	 * Writes rows one by one, in UTF-8. The writer of a response would go on writing to a
	 * browser that has gone; this one fails.
	 * @param rows the rows
	 * @param target the output, which is flushed and not closed
	 * @throws IOException if the reader has gone
	 */
	static void write(Iterable<Row> rows, OutputStream target) throws IOException {
		Writer writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
		write(rows, writer);
		writer.flush();
	}

	/**
	 * Writes rows one by one.
	 * @param rows the rows
	 * @param target the output, which is flushed and not closed
	 * @throws IOException if the reader has gone
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
