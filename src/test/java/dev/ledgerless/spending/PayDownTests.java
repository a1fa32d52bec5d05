package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountBuilder;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.money.Currency;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PayDown}.
 */
class PayDownTests {

	@Test
	void aPaymentLowersTheUtilizationOfItsCardAndOfAll() {
		PayDown payDown = PayDown.of(List.of(card("a", "800", "1000"), card("b", "100", "1000")),
				Map.of("a", new BigDecimal("300.50")));
		assertThat(payDown.isPaying()).isTrue();
		PayDown.Line line = payDown.cards().getFirst();
		assertThat(line.before().current()).isEqualTo(new BigDecimal("800"));
		assertThat(line.after().current()).isEqualTo(new BigDecimal("499.5"));
		assertThat(line.after().utilizationPercent()).isEqualTo(new BigDecimal("49.95"));
		assertThat(line.capped()).isFalse();
		assertThat(payDown.cards().getLast().after()).isEqualTo(payDown.cards().getLast().before());
		assertThat(payDown.totals().getFirst().utilizationPercent()).isEqualTo(new BigDecimal("29.98"));
	}

	@Test
	void moreThanIsOwedCountsAsPayingItOff() {
		PayDown.Line line = only(card("a", "80.25", "1000"), "500");
		assertThat(line.payment()).isEqualTo(new BigDecimal("80.25"));
		assertThat(line.after().current()).isEqualTo(BigDecimal.ZERO);
		assertThat(line.capped()).isTrue();
		assertThat(only(card("a", "80.25", "1000"), "80.250").capped()).isFalse();
	}

	@Test
	void whereNothingIsOwedNothingCanBePaid() {
		for (String balance : List.of("0", "-25")) {
			PayDown.Line line = only(card("a", balance, "1000"), "10");
			assertThat(line.payment()).isEqualTo(BigDecimal.ZERO);
			assertThat(line.after().current()).isEqualTo(new BigDecimal(balance));
			assertThat(line.capped()).isTrue();
		}
	}

	@Test
	void aBalanceThatIsUnknownStaysUnknown() {
		PayDown.Line line = only(card("a", null, "1000"), "10");
		assertThat(line.after().current()).isNull();
		assertThat(line.payment()).isZero();
		assertThat(line.toReach(30)).isNull();
	}

	@Test
	void aPaymentOnAnUnknownCardChangesNothing() {
		PayDown payDown = PayDown.of(List.of(card("a", "10", "100")), Map.of("b", BigDecimal.TEN));
		assertThat(payDown.isPaying()).isFalse();
		assertThat(payDown.totals().getFirst().utilizationPercent()).isEqualTo(new BigDecimal("10.00"));
	}

	@Test
	void aCardWithoutALimitCountsInNoUtilization() {
		PayDown payDown = PayDown.of(List.of(card("a", "500", null), card("b", "100", "0"), card("c", "20", "100")),
				Map.of("a", new BigDecimal("500")));
		assertThat(payDown.totals().getFirst().utilizationPercent()).isEqualTo(new BigDecimal("20.00"));
		assertThat(payDown.cards().getFirst().after().utilizationPercent()).isNull();
	}

	@Test
	void cardsOfSeveralCurrenciesAreNeverSummedUpTogether() {
		Account yen = AccountBuilder.card()
			.id("y")
			.current("30000")
			.limit("100000")
			.currency(Currency.of("JPY", null))
			.build();
		PayDown payDown = PayDown.of(List.of(card("a", "50", "100"), new Card(yen, CardTerms.UNKNOWN)),
				Map.of("y", new BigDecimal("20000")));
		assertThat(payDown.totals()).extracting((total) -> total.currency().code()).containsExactly("JPY", "USD");
		assertThat(payDown.totals()).extracting((total) -> total.utilizationPercent())
			.containsExactly(new BigDecimal("10.00"), new BigDecimal("50.00"));
	}

	@ParameterizedTest(name = "{0} of {1} needs {3} to reach {2} %")
	@CsvSource(nullValues = "null",
			value = { "800, 1000, 30, 500", "800, 1000, 10, 700", "300, 1000, 30, 0", "300.01, 1000, 30, 0.01",
					"299, 1000, 30, 0", "-50, 1000, 30, 0", "1500, 1000, 10, 1400", "100, 333.33, 30, 0.001",
					"100, 0, 30, null", "100, null, 30, null", "null, 1000, 30, null", "100, -500, 30, null" })
	void whatItTakesToReachAMarkIsExactAndNeverBelowZero(@Nullable BigDecimal balance, @Nullable BigDecimal limit,
			int percent, @Nullable BigDecimal needed) {
		assertThat(PayDown.toReach(balance, limit, percent)).isEqualTo(needed);
	}

	@Property
	void payingWhatItTakesReachesTheMarkAndNoFurther(@ForAll @BigRange(min = "0", max = "100000") BigDecimal balance,
			@ForAll @BigRange(min = "0.01", max = "50000") BigDecimal limit) {
		for (int percent : List.of(PayDown.FAIR_PERCENT, PayDown.BEST_PERCENT)) {
			BigDecimal needed = PayDown.toReach(balance, limit, percent);
			BigDecimal allowed = limit.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
			assertThat(needed).isNotNull().isNotNegative();
			if (needed != null) {
				assertThat(balance.subtract(needed)).isEqualByComparingTo(balance.min(allowed));
			}
		}
	}

	private static PayDown.Line only(Card card, String payment) {
		return PayDown.of(List.of(card), Map.of(card.account().id(), new BigDecimal(payment))).cards().getFirst();
	}

	private static Card card(String id, @Nullable String balance, @Nullable String limit) {
		return new Card(AccountBuilder.card().id(id).current(balance).limit(limit).build(), CardTerms.UNKNOWN);
	}

}
