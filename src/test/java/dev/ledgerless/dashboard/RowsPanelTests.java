package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountBuilder;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.TransactionBuilder;
import dev.ledgerless.transaction.Transactions;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ledgerless.transaction.TransactionBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RowsPanel}.
 */
class RowsPanelTests {

	@ParameterizedTest(name = "page {1} of {0} rows is page {2} of {3} with {4} rows")
	@CsvSource({ "0, , 1, 1, 0", "1, , 1, 1, 1", "282, , 1, 1, 282", "500, , 1, 1, 500", "500, 2, 1, 1, 500",
			"501, , 1, 6, 100", "501, 2, 2, 6, 100", "501, 6, 6, 6, 1", "600, 6, 6, 6, 100", "601, 7, 7, 7, 1",
			"501, 7, 6, 6, 1", "501, 2147483647, 6, 6, 1", "0, 5, 1, 1, 0", "501, 0, 1, 6, 100",
			"501, -2147483648, 1, 6, 100" })
	void upToFiveHundredRowsAreOnePageAndMoreAHundredAPage(int rows, @Nullable Integer asked, int page, int pages,
			int shown) {
		RowsPanel panel = panel(rows, asked);
		assertThat(panel.page()).isEqualTo(page);
		assertThat(panel.pages()).isEqualTo(pages);
		assertThat(panel.rows()).hasSize(shown);
		assertThat(panel.total()).isEqualTo(rows);
	}

	@Property(tries = 50)
	void thePagesTogetherAreAllRowsInTheirOrder(@ForAll @IntRange(min = 450, max = 760) int size) {
		List<String> ids = new ArrayList<>();
		for (int page = 1; page <= panel(size, null).pages(); page++) {
			panel(size, page).rows().forEach((row) -> ids.add(row.transaction().id()));
		}
		assertThat(ids).isEqualTo(IntStream.range(0, size).mapToObj((i) -> "row" + i).toList());
	}

	@Test
	void theFilterIsCountedBesideThePeriod() {
		RowsPanel panel = panel(Transactions.of(List.of(row("5").build(), row("500").build())), List.of(),
				atLeast("100"));
		assertThat(panel.total()).isEqualTo(1);
		assertThat(panel.ofPeriod()).isEqualTo(2);
		assertThat(panel.isFilteredEmpty()).isFalse();
	}

	@Test
	void aFilterThatNothingPassesIsNotAPeriodWithoutRows() {
		assertThat(panel(Transactions.of(List.of(row("5").build())), List.of(), atLeast("100")).isFilteredEmpty())
			.isTrue();
		assertThat(panel(Transactions.of(List.of()), List.of(), atLeast("100")).isFilteredEmpty()).isFalse();
	}

	@Test
	void theCategoriesAreThoseOfThePeriodAndNotOfTheFilter() {
		Transactions rows = Transactions.of(List.of(row("500").category("TRAVEL", "TRAVEL_FLIGHTS").build(),
				row("5").category("FOOD_AND_DRINK", null).build(), row("6").category("FOOD_AND_DRINK", null).build(),
				row("7").category(Category.NONE).build()));
		assertThat(panel(rows, List.of(), atLeast("100")).categories()).containsExactly("FOOD_AND_DRINK", "TRAVEL",
				Category.NO_NAME);
	}

	@Test
	void aRowKnowsItsAccountIfThereIsOne() {
		Account account = AccountBuilder.checking().id("a1").build();
		RowsPanel panel = panel(Transactions.of(List.of(row().account("a1").build(), row().account("gone").build())),
				List.of(account, AccountBuilder.card().id("a1").build()), all(null));
		assertThat(panel.rows()).extracting(RowsPanel.Row::account).containsExactly(account, null);
	}

	@Test
	void aRowHasItsMerchantsNameAndTheDescriptionBesideIt() {
		RowsPanel.Row row = shown(row().merchant("Uber").name("UBER 063015 SF**POOL**"));
		assertThat(row.label()).isEqualTo("Uber");
		assertThat(row.description()).isEqualTo("UBER 063015 SF**POOL**");
	}

	@Test
	void aDescriptionThatSaysNoMoreIsLeftOut() {
		assertThat(shown(row().merchant("Uber").name("UBER")).description()).isNull();
		assertThat(shown(row().name("RENT")).description()).isNull();
		assertThat(shown(row().merchant("Uber")).description()).isNull();
		assertThat(shown(row().merchant("Uber").name(" ")).description()).isNull();
		assertThat(shown(row().name(" ")).description()).isNull();
	}

	@Test
	void aScriptCanFilterWhereThePageHasAllRowsOfThePeriod() {
		Transactions rows = Transactions.of(List.of(row("5").build(), row("500").build()));
		assertThat(panel(rows, List.of(), all(null)).whole()).isTrue();
		assertThat(panel(rows, List.of(), atLeast("1")).whole()).isTrue();
		assertThat(panel(rows, List.of(), atLeast("100")).whole()).isFalse();
		assertThat(panel(501, null).whole()).isFalse();
		assertThat(panel(0, null).whole()).isFalse();
	}

	@Test
	void aRowWithoutANameSaysSo() {
		assertThat(shown(row()).label()).isNull();
		assertThat(shown(row().name(" ")).label()).isNull();
		assertThat(markup(row().name(" "))).contains("data-nameless=\"true\">No description</span>");
		assertThat(markup(row().name("RENT"))).contains(">RENT</span>").doesNotContain("nameless");
	}

	private static String markup(TransactionBuilder row) {
		return RowsMarkup.transactions(List.of(shown(row)), Reader.american(), true);
	}

	private static RowsPanel.Row shown(TransactionBuilder row) {
		return new RowsPanel.Row(row.build(), null);
	}

	private static RowsPanel panel(int size, @Nullable Integer page) {
		List<Transaction> rows = IntStream.range(0, size).mapToObj((i) -> row().id("row" + i).build()).toList();
		return panel(Transactions.of(rows), List.of(), all(page));
	}

	private static RowsPanel panel(Transactions rows, List<Account> accounts, TransactionQuery query) {
		return RowsPanel.of(rows, rows.matching(query.filter()), accounts, query);
	}

	private static TransactionQuery all(@Nullable Integer page) {
		return new TransactionQuery(null, null, null, null, null, null, null, null, null, null, page, null);
	}

	private static TransactionQuery atLeast(String min) {
		return new TransactionQuery(null, null, null, null, null, null, null, new BigDecimal(min), null, null, null,
				null);
	}

}
