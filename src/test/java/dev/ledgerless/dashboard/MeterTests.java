package dev.ledgerless.dashboard;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Meter}.
 */
class MeterTests {

	@ParameterizedTest(name = "{0} % is a bar of {1}, high: {2}")
	@CsvSource({ "0.00, 0, false", "0.49, 0, false", "0.50, 1, false", "29.99, 30, false", "30.00, 30, false",
			"30.01, 30, true", "99.60, 100, true", "150.00, 100, true", "-5.00, 0, false" })
	void theBarGoesFromEmptyToFullAndIsHighAboveTheMarkOnly(BigDecimal percent, int length, boolean high) {
		Meter meter = new Meter(percent);
		assertThat(meter.length()).isEqualTo(length);
		assertThat(meter.isHigh()).isEqualTo(high);
	}

}
