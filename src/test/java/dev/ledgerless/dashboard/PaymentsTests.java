package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.util.Map;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Payments}.
 */
class PaymentsTests {

	@ParameterizedTest
	@ValueSource(strings = { "250", " 250 ", "250.00", "2.5e2", "+250" })
	void aPaymentIsReadAndKeptAsItWasWritten(String written) {
		Payments payments = payments("pay_card-1", written);
		assertThat(payments.amounts()).containsOnlyKeys("card-1");
		assertThat(payments.amounts().get("card-1")).isEqualByComparingTo("250");
		assertThat(payments.written()).isEqualTo(Map.of("card-1", written));
		assertThat(payments.errors()).isEmpty();
		assertThat(payments.isEmpty()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "much", "1,5", "1e999999999", "1e-999999999", "0x10", "--1", "NaN", "∞",
			"1234567890123456", "0.12345678901" })
	void anInvalidPaymentHasAnErrorAndCountsAsNone(String written) {
		Payments payments = payments("pay_card-1", written);
		assertThat(payments.amounts()).isEmpty();
		assertThat(payments.errors().get("card-1")).contains("as a number");
		assertThat(payments.written()).containsEntry("card-1", written);
	}

	@Test
	void aNegativePaymentIsAnError() {
		assertThat(payments("pay_card-1", "-5").errors().get("card-1")).contains("without a sign");
		assertThat(payments("pay_card-1", "-5").amounts()).isEmpty();
		assertThat(payments("pay_card-1", "0").amounts()).containsEntry("card-1", BigDecimal.ZERO);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t" })
	void aFieldThatWasLeftEmptyIsNoPayment(String written) {
		assertThat(payments("pay_card-1", written).isEmpty()).isTrue();
	}

	@Test
	void otherFieldsAreNoPayments() {
		assertThat(payments("q", "250")).isEqualTo(Payments.NONE);
	}

	@Property
	void noTextIsTooStrange(@ForAll String text) {
		Payments payments = payments("pay_card-1", text);
		assertThat(payments.amounts().size() + payments.errors().size()).isEqualTo(text.isBlank() ? 0 : 1);
	}

	private static Payments payments(String field, String value) {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		query.add(field, value);
		return Payments.of(query, Reader.american());
	}

}
