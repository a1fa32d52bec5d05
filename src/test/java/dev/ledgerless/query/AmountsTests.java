package dev.ledgerless.query;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Amounts}.
 */
class AmountsTests {

	@ParameterizedTest
	@ValueSource(strings = { "0", "0.00", "12.50", "-12.50", "999999999999999", "0.0000000001", "1e14",
			"999999999999999.9999999999" })
	void whatABankMayTellIsPlausible(String amount) {
		assertThat(Amounts.isPlausible(new BigDecimal(amount))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e15", "1000000000000000", "0.00000000001", "1e999999999", "1e-999999999", "1e2147483647",
			"0e999999999" })
	void whatTakesALotOfRoomOnceItIsWrittenOutIsNot(String amount) {
		assertThat(Amounts.isPlausible(new BigDecimal(amount))).isFalse();
	}

}
