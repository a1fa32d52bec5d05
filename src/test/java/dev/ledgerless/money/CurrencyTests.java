package dev.ledgerless.money;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Currency}.
 */
class CurrencyTests {

	@Test
	void anIsoCodeMakesAnOfficialCurrency() {
		assertThat(Currency.of("USD", null)).isEqualTo(new Currency("USD", true));
	}

	@Test
	void anUnofficialCodeMakesAnUnofficialCurrency() {
		assertThat(Currency.of(null, "BTC")).isEqualTo(new Currency("BTC", false));
	}

	@Test
	void theIsoCodeWinsShouldBothEverBeSent() {
		assertThat(Currency.of("USD", "BTC")).isEqualTo(new Currency("USD", true));
	}

	@Test
	void noCodeAtAllIsTheUnknownCurrency() {
		assertThat(Currency.of(null, null)).isEqualTo(Currency.UNKNOWN);
		assertThat(Currency.UNKNOWN.code()).isNull();
	}

	@Test
	void theSameCodeIsAnotherCurrencyWhenItIsUnofficial() {
		assertThat(Currency.of("USD", null)).isNotEqualTo(Currency.of(null, "USD"));
	}

	@Test
	void currenciesAreOrderedByCodeThenOfficialFirstThenTheUnknownOne() {
		Currency dollar = Currency.of("USD", null);
		Currency other = Currency.of(null, "USD");
		Currency euro = Currency.of("EUR", null);
		assertThat(Stream.of(Currency.UNKNOWN, other, dollar, euro).sorted()).containsExactly(euro, dollar, other,
				Currency.UNKNOWN);
	}

	@Test
	void onlyEqualCurrenciesCompareAsEqual() {
		assertThat(Currency.of("USD", null)).isNotEqualByComparingTo(Currency.of(null, "USD"))
			.isEqualByComparingTo(Currency.of("USD", null));
		assertThat(Currency.UNKNOWN).isEqualByComparingTo(Currency.of(null, null));
	}

}
