package dev.ledgerless.money;

import java.math.BigDecimal;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Money}.
 */
class MoneyTests {

	private static final Currency USD = Currency.of("USD", null);

	@Test
	void aTenthAndTwoTenthsAreExactlyThreeTenths() {
		assertThat(usd("0.1").plus(usd("0.2"))).isEqualTo(usd("0.3"));
	}

	@Test
	void fourDecimalsAreKept() {
		assertThat(usd("12.3456").amount()).isEqualTo(new BigDecimal("12.3456"));
		assertThat(usd("0.0001").plus(usd("0.0002")).amount()).isEqualTo(new BigDecimal("0.0003"));
	}

	@Test
	void amountsThatAreWrittenDifferentlyAreEqual() {
		assertThat(usd("1.50")).isEqualTo(usd("1.5")).hasSameHashCodeAs(usd("1.5"));
		assertThat(usd("1E+3")).isEqualTo(usd("1000"));
		assertThat(usd("0.000")).isEqualTo(usd("0"));
		assertThat(usd("-0.00")).isEqualTo(usd("0"));
	}

	@Test
	void anAmountIsWrittenWithoutExponentOrTrailingZeros() {
		assertThat(Money.exact(new BigDecimal("1E+3"))).hasToString("1000");
		assertThat(Money.exact(new BigDecimal("100.00"))).hasToString("100");
		assertThat(Money.exact(new BigDecimal("-20.50"))).hasToString("-20.5");
		assertThat(Money.exact(new BigDecimal("0E+7"))).hasToString("0");
	}

	@Test
	void amountsOfDifferentCurrenciesAreNeverAdded() {
		Money dollars = usd("1");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> dollars.plus(new Money(BigDecimal.ONE, Currency.of("EUR", null))));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> dollars.plus(new Money(BigDecimal.ONE, Currency.of(null, "USD"))));
		assertThatIllegalArgumentException().isThrownBy(() -> dollars.plus(new Money(BigDecimal.ONE, Currency.UNKNOWN)))
			.withMessageNotContaining("1");
	}

	@Property
	void theNormalFormIsTheSameNumberAndHasNoFurtherNormalForm(@ForAll BigDecimal amount) {
		BigDecimal exact = Money.exact(amount);
		assertThat(exact).isEqualByComparingTo(amount).isEqualTo(Money.exact(exact));
		assertThat(exact.scale()).isNotNegative();
	}

	@Property
	void trailingZerosNeverMakeADifference(@ForAll @Scale(4) BigDecimal amount, @ForAll @IntRange(max = 12) int zeros) {
		assertThat(Money.exact(amount.setScale(4 + zeros))).isEqualTo(Money.exact(amount));
	}

	@Property
	void addingIsExactInAnyOrder(@ForAll @Scale(4) BigDecimal one, @ForAll @Scale(4) BigDecimal two,
			@ForAll @Scale(4) BigDecimal three) {
		Money sum = new Money(one, USD).plus(new Money(two, USD)).plus(new Money(three, USD));
		assertThat(new Money(three, USD).plus(new Money(one, USD)).plus(new Money(two, USD))).isEqualTo(sum);
		assertThat(sum.amount().subtract(one).subtract(two)).isEqualByComparingTo(three);
	}

	private static Money usd(String amount) {
		return new Money(new BigDecimal(amount), USD);
	}

}
