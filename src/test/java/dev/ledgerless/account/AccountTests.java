package dev.ledgerless.account;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Account}, {@link AccountType} and {@link Utilization}.
 */
class AccountTests {

	@ParameterizedTest(name = "{0} of {1} is {2} %")
	@CsvSource({ "250, 1000, 25.00", "0, 1000, 0.00", "1000, 1000, 100.00", "1500, 1000, 150.00", "-50, 1000, -5.00",
			"1, 3, 33.33", "2, 3, 66.67", "0.005, 100, 0.01", "0.0049, 100, 0.00", "1, 8000, 0.01",
			"1999.9999, 2000, 100.00", "0.1, 0.3, 33.33" })
	void utilizationIsAPercentageWithTwoDecimals(String balance, String limit, String percent) {
		assertThat(AccountBuilder.card().current(balance).limit(limit).build().utilizationPercent())
			.isEqualTo(new BigDecimal(percent));
	}

	@Test
	void utilizationIsUnknownWhereTheLimitIsUnknown() {
		assertThat(AccountBuilder.card().current("10").build().utilizationPercent()).isNull();
	}

	@Test
	void utilizationIsUnknownWhereTheLimitIsZero() {
		assertThat(AccountBuilder.card().current("10").limit("0").build().utilizationPercent()).isNull();
		assertThat(AccountBuilder.card().current("10").limit("0.00").build().utilizationPercent()).isNull();
		assertThat(AccountBuilder.card().current("10").limit("-5").build().utilizationPercent()).isNull();
	}

	@Test
	void utilizationIsUnknownWhereTheBalanceIsUnknown() {
		assertThat(AccountBuilder.card().limit("1000").build().utilizationPercent()).isNull();
	}

	@Test
	void unknownAmountsStayUnknown() {
		Account account = AccountBuilder.checking().build();
		assertThat(account.current()).isNull();
		assertThat(account.available()).isNull();
		assertThat(account.limit()).isNull();
	}

	@Test
	void amountsKeepTheirDecimalsButNotTheirTrailingZeros() {
		Account account = AccountBuilder.checking().current("12.3456").available("100.00").limit("1E+3").build();
		assertThat(account.current()).isEqualTo(new BigDecimal("12.3456"));
		assertThat(account.available()).hasToString("100");
		assertThat(account.limit()).hasToString("1000");
	}

	@ParameterizedTest
	@EnumSource(names = { "DEPOSITORY", "INVESTMENT", "BROKERAGE" })
	void cashAndInvestmentsAreAssets(AccountType type) {
		assertThat(type.isAsset()).isTrue();
		assertThat(type.isDebt()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(names = { "CREDIT", "LOAN" })
	void creditAndLoansAreDebts(AccountType type) {
		assertThat(type.isAsset()).isFalse();
		assertThat(type.isDebt()).isTrue();
	}

	@Test
	void otherAccountsAreNeither() {
		assertThat(AccountType.OTHER.isAsset()).isFalse();
		assertThat(AccountType.OTHER.isDebt()).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void aTypeIsNamedAsPlaidNamesIt(AccountType type) {
		assertThat(type.plaidName()).isIn("depository", "credit", "loan", "investment", "brokerage", "other");
	}

}
