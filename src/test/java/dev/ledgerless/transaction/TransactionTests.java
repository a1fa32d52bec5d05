package dev.ledgerless.transaction;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;

import static dev.ledgerless.transaction.TransactionBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Transaction} and {@link Category}.
 */
class TransactionTests {

	@Test
	void aPositiveAmountIsMoneyOut() {
		assertThat(row("0.0001").build().isMoneyOut()).isTrue();
		assertThat(row("0.0001").build().isMoneyIn()).isFalse();
	}

	@Test
	void aNegativeAmountIsMoneyIn() {
		assertThat(row("-0.0001").build().isMoneyIn()).isTrue();
		assertThat(row("-0.0001").build().isMoneyOut()).isFalse();
	}

	@Test
	void nothingMovesWithAnAmountOfZero() {
		assertThat(row("0.00").build().isMoneyIn()).isFalse();
		assertThat(row("0.00").build().isMoneyOut()).isFalse();
	}

	@Test
	void anAmountKeepsItsSignAndItsDecimals() {
		assertThat(row("-12.3456").build().amount()).isEqualTo(new BigDecimal("-12.3456"));
		assertThat(row("2307.2100").build().amount()).isEqualTo(new BigDecimal("2307.21"));
	}

	@Test
	void theMerchantIsTheEntityIdThenTheMerchantNameThenTheDescription() {
		assertThat(row().name("UBER 063015").merchant("Uber").entity("e1").build().merchantKey()).isEqualTo("e1");
		assertThat(row().name("UBER 063015").merchant("Uber").build().merchantKey()).isEqualTo("Uber");
		assertThat(row().name("UBER 063015").build().merchantKey()).isEqualTo("UBER 063015");
		assertThat(row().build().merchantKey()).isNull();
	}

	@Test
	void theLabelIsTheMerchantNameThenTheDescriptionAndNeverTheEntityId() {
		assertThat(row().name("UBER 063015").merchant("Uber").entity("e1").build().label()).isEqualTo("Uber");
		assertThat(row().name("UBER 063015").entity("e1").build().label()).isEqualTo("UBER 063015");
		assertThat(row().entity("e1").build().label()).isNull();
	}

	@Test
	void aBlankNameCountsAsNone() {
		assertThat(row().name("UBER 063015").merchant(" ").entity("").build().label()).isEqualTo("UBER 063015");
		assertThat(row().name("UBER 063015").merchant(" ").entity("").build().merchantKey()).isEqualTo("UBER 063015");
	}

	@Test
	void aCategoryIsNamedByEitherLevel() {
		Category coffee = new Category("FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE");
		assertThat(coffee.is("FOOD_AND_DRINK")).isTrue();
		assertThat(coffee.is("FOOD_AND_DRINK_COFFEE")).isTrue();
		assertThat(coffee.is("FOOD")).isFalse();
		assertThat(Category.NONE.is("")).isFalse();
	}

	@Test
	void thereIsNoCategoryOnlyWhereBothLevelsAreMissing() {
		assertThat(Category.NONE.isNone()).isTrue();
		assertThat(new Category("TRAVEL", null).isNone()).isFalse();
		assertThat(new Category(null, "TRAVEL_FLIGHTS").isNone()).isFalse();
	}

}
