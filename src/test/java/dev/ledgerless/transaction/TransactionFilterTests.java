package dev.ledgerless.transaction;

import java.math.BigDecimal;
import java.util.Locale;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.CharRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ledgerless.transaction.TransactionBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TransactionFilter}.
 */
class TransactionFilterTests {

	@Test
	void withoutAnyPartEveryRowPasses() {
		assertThat(TransactionFilter.NONE.isEmpty()).isTrue();
		assertThat(TransactionFilter.NONE.test(row("-5").category(Category.NONE).build())).isTrue();
	}

	@Test
	void withAnyPartItIsNotEmpty() {
		assertThat(text("x").isEmpty()).isFalse();
		assertThat(between("1", null).isEmpty()).isFalse();
		assertThat(flow(Flow.IN).isEmpty()).isFalse();
	}

	@Test
	void theAccountIsMatchedExactly() {
		TransactionFilter filter = new TransactionFilter("a1", null, null, null, null, null, null);
		assertThat(filter.test(row().account("a1").build())).isTrue();
		assertThat(filter.test(row().account("A1").build())).isFalse();
		assertThat(filter.test(row().account("a12").build())).isFalse();
	}

	@Test
	void theCategoryIsThePrimaryOrTheDetailedOne() {
		Transaction coffee = row().category("FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE").build();
		Transaction groceries = row().category("FOOD_AND_DRINK", "FOOD_AND_DRINK_GROCERIES").build();
		assertThat(category("FOOD_AND_DRINK").test(coffee)).isTrue();
		assertThat(category("FOOD_AND_DRINK").test(groceries)).isTrue();
		assertThat(category("FOOD_AND_DRINK_COFFEE").test(coffee)).isTrue();
		assertThat(category("FOOD_AND_DRINK_COFFEE").test(groceries)).isFalse();
		assertThat(category("FOOD_AND_DRINK").test(row().category(Category.NONE).build())).isFalse();
	}

	@Test
	void rowsWithoutAPrimaryCategoryAreAskedForByNoName() {
		TransactionFilter none = category(Category.NO_NAME);
		assertThat(none.test(row().category(Category.NONE).build())).isTrue();
		assertThat(none.test(row().category(null, "TRAVEL_FLIGHTS").build())).isTrue();
		assertThat(none.test(row().category("TRAVEL", null).build())).isFalse();
	}

	@Test
	void theMerchantIsPlaidsIdOfItElseItsNameElseTheDescription() {
		assertThat(merchant("e1").test(row().entity("e1").merchant("Uber").build())).isTrue();
		assertThat(merchant("Uber").test(row().entity("e1").merchant("Uber").build())).isFalse();
		assertThat(merchant("Uber").test(row().merchant("Uber").name("UBER 1").build())).isTrue();
		assertThat(merchant("uber").test(row().merchant("Uber").build())).isFalse();
		assertThat(merchant("RENT").test(row().merchant(" ").name("RENT").build())).isTrue();
		assertThat(merchant("RENT").test(row().build())).isFalse();
	}

	@Test
	void spacesAroundAMerchantsNameAreLostInAnAddressAndSoDoNotCount() {
		assertThat(merchant("Uber").test(row().merchant(" Uber  ").build())).isTrue();
	}

	@ParameterizedTest(name = "{1} is found in {0}: {2}")
	@CsvSource({ "Starbucks, star, true", "STARBUCKS, buck, true", "starbucks, STARBUCKS, true",
			"Starbucks, starb , true", "Star bucks, starbucks, false", "Café Müller, CAFÉ MÜLLER, true",
			"CAFÉ, café, true", "Café, cafe, false", "Straße, STRASSE, true", "STRASSE, straße, true",
			"GROẞE, große, true", "ΜΑΣΟΥΤΗΣ, Μασούτης, false", "ΜΑΣΟΥΤΗΣ, μασουτης, true", "ΜΑΣΟΥΤΗΣ, μασ, true",
			"Μασουτης, ΜΑΣ, true", "ΟΔΟΣ 5, οδος, true", "ПЯТЁРОЧКА, пятёрочка, true", "ﬁnance, FINANCE, true",
			"東京コーヒー, 東京, true", "🍕 Pizza, 🍕, true", "50% off, 50%, true", "a.c, abc, false", "KIOSK, kiosk, true",
			"ǅ Shop, ǆ shop, true" })
	void textIsFoundInAnyCase(String name, String text, boolean found) {
		assertThat(text(text).test(row().name(name).build())).isEqualTo(found);
		assertThat(text(text).test(row().merchant(name).build())).isEqualTo(found);
	}

	@Test
	void textIsLookedForInDescriptionAndMerchant() {
		Transaction row = row().name("SQ *BLUE BOTTLE 0042").merchant("Blue Bottle Coffee").build();
		assertThat(text("0042").test(row)).isTrue();
		assertThat(text("coffee").test(row)).isTrue();
		assertThat(text("0042 blue").test(row)).as("never across the two").isFalse();
	}

	@Test
	void textIsNotLookedForAnywhereElse() {
		assertThat(text("e1").test(row().id("e1").account("e1").entity("e1").category("e1", "e1").build())).isFalse();
	}

	@Property
	void everyPartOfANameFindsItInEitherCase(@ForAll @NotEmpty @CharRange(from = ' ', to = '\u03ff') String name,
			@ForAll int from, @ForAll int length) {
		int begin = Math.floorMod(from, name.length());
		String part = name.substring(begin, begin + 1 + Math.floorMod(length, name.length() - begin));
		Transaction row = row().name(name).build();
		assertThat(text(part).test(row)).isTrue();
		assertThat(text(part.toUpperCase(Locale.ROOT)).test(row)).isTrue();
		assertThat(text(part.toLowerCase(Locale.ROOT)).test(row)).isTrue();
	}

	@Test
	void everyLetterFindsItsOtherCase() {
		for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
			if (Character.isLetter(letter)) {
				String text = Character.toString(letter);
				Transaction row = row().name("a" + text + "b").build();
				assertThat(text("a" + text.toUpperCase(Locale.ROOT)).test(row)).as(text).isTrue();
				assertThat(text("a" + text.toLowerCase(Locale.ROOT)).test(row)).as(text).isTrue();
			}
		}
	}

	@ParameterizedTest(name = "{0} passes from {1} to {2}: {3}")
	@CsvSource({ "10, 10, 20, true", "20, 10, 20, true", "9.9999, 10, 20, false", "20.0001, 10, 20, false",
			"-10, 10, 20, true", "-20, 10, 20, true", "-15, 10, 20, true", "-9.9999, 10, 20, false",
			"-20.0001, 10, 20, false", "15, 10, , true", "5, 10, , false", "-5, , 10, true", "-15, , 10, false",
			"10.00, 10.0, 10, true", "0, 0, 0, true", "0.3, 0.30, 0.3000, true" })
	void amountsAreBoundWithoutTheirSignBothEndsIncluded(String amount, @Nullable String min, @Nullable String max,
			boolean passes) {
		assertThat(between(min, max).test(row(amount).build())).isEqualTo(passes);
	}

	@Test
	void aFlowIsADirection() {
		assertThat(flow(Flow.OUT).test(row("5").build())).isTrue();
		assertThat(flow(Flow.OUT).test(row("-5").build())).isFalse();
		assertThat(flow(Flow.IN).test(row("-5").build())).isTrue();
		assertThat(flow(Flow.IN).test(row("5").build())).isFalse();
	}

	@Test
	void aRowWithoutAnAmountFlowsNowhere() {
		assertThat(flow(Flow.OUT).test(row("0").build())).isFalse();
		assertThat(flow(Flow.IN).test(row("0").build())).isFalse();
	}

	@Test
	void aRowMustPassEveryPart() {
		TransactionFilter filter = new TransactionFilter("a1", "TRAVEL", null, "air", new BigDecimal("100"),
				new BigDecimal("200"), Flow.OUT);
		assertThat(filter.test(flight().build())).isTrue();
		assertThat(filter.test(flight().account("a2").build())).isFalse();
		assertThat(filter.test(flight().category(Category.NONE).build())).isFalse();
		assertThat(filter.test(flight().name("Taxi").build())).isFalse();
		assertThat(filter.test(flight().amount("99").build())).isFalse();
		assertThat(filter.test(flight().amount("201").build())).isFalse();
		assertThat(filter.test(flight().amount("-150").build())).isFalse();
	}

	private static TransactionBuilder flight() {
		return row("150").account("a1").name("United Airlines").category("TRAVEL", "TRAVEL_FLIGHTS");
	}

	private static TransactionFilter text(String text) {
		return new TransactionFilter(null, null, null, text, null, null, null);
	}

	private static TransactionFilter merchant(String key) {
		return new TransactionFilter(null, null, key, null, null, null, null);
	}

	private static TransactionFilter category(String category) {
		return new TransactionFilter(null, category, null, null, null, null, null);
	}

	private static TransactionFilter flow(Flow flow) {
		return new TransactionFilter(null, null, null, null, null, null, flow);
	}

	private static TransactionFilter between(@Nullable String min, @Nullable String max) {
		return new TransactionFilter(null, null, null, null, (min != null) ? new BigDecimal(min) : null,
				(max != null) ? new BigDecimal(max) : null, null);
	}

}
