package dev.ledgerless.export;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.ledgerless.api.TransactionsDocument.Row;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Isolated
class TransactionsCsvTests {

	private static final String HEADER = "\uFEFFid,account_id,date,name,merchant,amount,currency,pending,category,category_detail\r\n";

	@Test
	void givenNoRowsThenOnlyTheHeaderIsWritten() throws IOException {
		assertThat(csv()).isEqualTo(HEADER);
	}

	@Test
	void givenARowThenItsCellsAreWrittenPlainly() throws IOException {
		assertThat(csv(row("Coffee, to go", "-2000.1234"))).isEqualTo(HEADER
				+ "a,checking,2026-03-15,\"Coffee, to go\",,-2000.1234,USD,false,FOOD_AND_DRINK,FOOD_AND_DRINK_COFFEE\r\n");
	}

	@Test
	void givenARowOfWhichTheBankTellsLittleThenUnknownCellsAreEmpty() throws IOException {
		Row bare = new Row("a", "checking", LocalDate.of(2026, 3, 15), null, null, new BigDecimal("1"), null, true,
				null, null);
		assertThat(csv(bare)).isEqualTo(HEADER + "a,checking,2026-03-15,,,1,,true,,\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-0.01", "1E+3", "1E-10", "-12345678901234.56", "0", "0.0000000001" })
	void givenAnyAmountThenItIsANumberWithAllItsDigitsAndNeverDefused(String amount) throws IOException {
		String cell = parsed(csv(row("Row", amount))).getFirst().get("amount");
		assertThat(cell).isEqualTo(new BigDecimal(amount).toPlainString()).matches("-?[0-9]+(\\.[0-9]+)?");
	}

	@ParameterizedTest
	@ValueSource(strings = { "He said \"no\"", "a,b;c\td", "two\nlines", "two\r\nlines", "a\rb", "\"", "\"\"", ",",
			"👩‍👩‍👧 Toys 🧸", "مقهى, الصباح", "\u05E9\u05DC\u05D5\u05DD \u202Eabc\u202C", "  padded  ", "#comment",
			"back\\slash", "'apostrophe", "\u0000", "\u2028" })
	void givenAnyNameThenItIsTheSameWhenReadBack(String name) throws IOException {
		List<CSVRecord> records = parsed(csv(row(name, "1"), row("next", "2")));
		assertThat(records).hasSize(2);
		assertThat(records.getFirst().get("name")).isEqualTo(name);
		assertThat(records.getFirst().get("amount")).isEqualTo("1");
		assertThat(records.getLast().get("name")).isEqualTo("next");
	}

	@Test
	void givenFormulasInEveryTextThenNoCellBeginsLikeOne() throws IOException {
		Row formulas = new Row("=1", "+1", LocalDate.of(2026, 3, 15), "-1", "@A1", new BigDecimal("-1"), "=USD", false,
				"\t=1", "\uFF1D1");
		assertThat(parsed(csv(formulas)).getFirst().toList()).containsExactly("'=1", "'+1", "2026-03-15", "'-1", "'@A1",
				"-1", "'=USD", "false", "'\t=1", "'\uFF1D1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ar-EG", "de-DE", "th-TH-u-ca-buddhist-nu-thai", "tr-TR", "hi-IN-u-nu-deva" })
	void givenAMachineOfAnyLanguageThenTheFileIsTheSame(String language) throws IOException {
		String expected = csv(row("Title İıI", "-1234567.5"));
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag(language));
		try {
			assertThat(csv(row("Title İıI", "-1234567.5"))).isEqualTo(expected);
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void givenManyRowsThenEachIsWrittenBeforeTheNextIsMade() throws IOException {
		StringBuilder target = new StringBuilder();
		Iterable<Row> rows = () -> Stream.iterate(0, (i) -> i < 1000, (i) -> i + 1).map((i) -> {
			assertThat(target.toString().lines().count()).isEqualTo(i + 1);
			return row("Row " + i, "1");
		}).iterator();
		TransactionsCsv.write(rows, target);
		assertThat(target.toString().lines()).hasSize(1001);
	}

	private static Row row(@Nullable String name, String amount) {
		return new Row("a", "checking", LocalDate.of(2026, 3, 15), name, null, new BigDecimal(amount), "USD", false,
				"FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE");
	}

	private static String csv(Row... rows) throws IOException {
		StringBuilder target = new StringBuilder();
		TransactionsCsv.write(List.of(rows), target);
		return target.toString();
	}

	private static List<CSVRecord> parsed(String csv) throws IOException {
		assertThat(csv).startsWith("\uFEFF");
		CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
		try (CSVParser parser = CSVParser.parse(new StringReader(csv.substring(1)), format)) {
			return parser.getRecords();
		}
	}

}
