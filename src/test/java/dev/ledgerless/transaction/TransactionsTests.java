package dev.ledgerless.transaction;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static dev.ledgerless.transaction.TransactionBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Transactions}.
 */
class TransactionsTests {

	@Test
	void rowsStandNewestFirst() {
		assertThat(ids(row().id("old").date("2026-01-31"), row().id("new").date("2026-03-01"),
				row().id("middle").date("2026-02-28")))
			.containsExactly("new", "middle", "old");
	}

	@Test
	void rowsOfOneDayKeepTheOrderOfTheBanks() {
		assertThat(ids(row().id("b"), row().id("c"), row().id("a"), row().id("newer").date("2026-03-16")))
			.containsExactly("newer", "b", "c", "a");
	}

	@Test
	void aPendingRowIsLeftOutWhereItsPostedTwinIsThere() {
		assertThat(ids(row().id("pending").pending(), row().id("posted").replaces("pending")))
			.containsExactly("posted");
	}

	@Test
	void theTwinsMayComeInAnyOrderAndDifferInDateAndAmount() {
		assertThat(ids(row("22.50").id("posted").date("2026-03-17").replaces("pending"),
				row("20").id("pending").date("2026-03-14").pending()))
			.containsExactly("posted");
	}

	@Test
	void aPendingRowWithoutATwinInThePeriodCounts() {
		assertThat(ids(row().id("pending").pending(), row().id("posted").replaces("elsewhere")))
			.containsExactly("pending", "posted");
	}

	@Test
	void aPostedRowIsNeverLeftOut() {
		assertThat(ids(row().id("one"), row().id("two").replaces("one"))).containsExactly("one", "two");
	}

	@Test
	void aPendingRowThatNamesItselfHasNoOtherRowToStandForIt() {
		assertThat(ids(row().id("pending").pending().replaces("pending"))).containsExactly("pending");
	}

	@Test
	void aPendingRowIsLeftOutEvenIfAFilterHidesItsTwin() {
		Transactions rows = Transactions.of(List.of(row("20").id("pending").pending().build(),
				row("22.50").id("posted").replaces("pending").build()));
		assertThat(rows.matching(atMost("20")).rows()).isEmpty();
	}

	@Test
	void theRowsSumUpToOneAmountForEachCurrency() {
		Currency euro = Currency.of("EUR", null);
		Transactions rows = Transactions.of(List.of(row("0.1").build(), row("0.2").build(), row("-1").build(),
				row("5").currency(euro).build(), row("7").currency(Currency.UNKNOWN).build()));
		assertThat(rows.sums()).containsExactly(new Money(new BigDecimal("5"), euro),
				new Money(new BigDecimal("-0.7"), Currency.of("USD", null)),
				new Money(new BigDecimal("7"), Currency.UNKNOWN));
	}

	@Test
	void aFilterKeepsTheOrder() {
		Transactions rows = Transactions.of(List.of(row("1").id("a").date("2026-01-01").build(),
				row("50").id("b").date("2026-01-02").build(), row("2").id("c").date("2026-01-03").build()));
		assertThat(rows.matching(atMost("10"))).extracting(Transaction::id).containsExactly("c", "a");
		assertThat(rows.matching(atMost("10")).size()).isEqualTo(2);
		assertThat(rows.matching(TransactionFilter.NONE).rows()).isEqualTo(rows.rows());
	}

	@Test
	void theRowsCannotBeChanged() {
		List<Transaction> rows = Transactions.of(List.of(row().build())).rows();
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(rows::clear);
	}

	@Property
	void exactlyThePendingRowsWithAnotherRowInTheirPlaceAreLeftOut(@ForAll("twins") List<Transaction> rows) {
		List<Transaction> expected = new ArrayList<>();
		for (Transaction row : rows) {
			boolean replaced = false;
			for (Transaction other : rows) {
				replaced |= !other.id().equals(row.id()) && row.id().equals(other.pendingTransactionId());
			}
			if (!row.pending() || !replaced) {
				expected.add(row);
			}
		}
		List<Transaction> left = Transactions.of(rows).rows();
		assertThat(left).containsExactlyInAnyOrderElementsOf(expected);
		for (int i = 1; i < left.size(); i++) {
			assertThat(left.get(i).date()).isBeforeOrEqualTo(left.get(i - 1).date());
		}
	}

	/** Rows with unique ids that refer to each other, themselves or rows elsewhere. */
	@Provide
	Arbitrary<List<Transaction>> twins() {
		return Arbitraries.randoms().map((random) -> {
			List<Transaction> rows = new ArrayList<>();
			int size = random.nextInt(12);
			for (int i = 0; i < size; i++) {
				TransactionBuilder row = row().id("row" + i).date("2026-03-0" + (1 + random.nextInt(9)));
				if (random.nextBoolean()) {
					row.pending();
				}
				if (random.nextBoolean()) {
					row.replaces("row" + random.nextInt(size + 2));
				}
				rows.add(row.build());
			}
			return rows;
		});
	}

	private static TransactionFilter atMost(String max) {
		return new TransactionFilter(null, null, null, null, null, new BigDecimal(max), null);
	}

	private static List<String> ids(TransactionBuilder... rows) {
		return Transactions.of(List.of(rows).stream().map(TransactionBuilder::build).toList())
			.rows()
			.stream()
			.map(Transaction::id)
			.toList();
	}

}
