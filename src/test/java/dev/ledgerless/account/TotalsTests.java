package dev.ledgerless.account;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import dev.ledgerless.money.Currency;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static dev.ledgerless.account.AccountBuilder.account;
import static dev.ledgerless.account.AccountBuilder.card;
import static dev.ledgerless.account.AccountBuilder.checking;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Totals}.
 */
class TotalsTests {

	private static final Currency EUR = Currency.of("EUR", null);

	private static final String UNKNOWN = "unknown";

	private static final Currency BTC = Currency.of(null, "BTC");

	@Test
	void noAccountsHaveNoTotals() {
		assertThat(Totals.of(List.of())).isEmpty();
	}

	@Test
	void netWorthIsAssetsLessDebts() {
		Totals totals = only(checking().current("1000.10"), account(AccountType.INVESTMENT).current("500.20"),
				account(AccountType.BROKERAGE).current("99.70"), card().current("300"),
				account(AccountType.LOAN).current("2000"));
		assertThat(totals.assets()).isEqualTo(new BigDecimal("1600"));
		assertThat(totals.debts()).isEqualTo(new BigDecimal("2300"));
		assertThat(totals.netWorth()).isEqualTo(new BigDecimal("-700"));
		assertThat(totals.uncounted()).isZero();
	}

	@Test
	void otherAccountsAreShownButNotSummed() {
		Totals totals = only(checking().current("10"), account(AccountType.OTHER).current("5000"));
		assertThat(totals.assets()).isEqualTo(BigDecimal.TEN);
		assertThat(totals.debts()).isEqualTo(BigDecimal.ZERO);
		assertThat(totals.netWorth()).isEqualTo(BigDecimal.TEN);
	}

	@Test
	void anOtherAccountWithoutABalanceIsNotMissed() {
		assertThat(only(checking().current("10"), account(AccountType.OTHER)).uncounted()).isZero();
	}

	@Test
	void anOverdrawnAccountReducesTheAssets() {
		assertThat(only(checking().current("100"), checking().current("-30.25")).assets())
			.isEqualTo(new BigDecimal("69.75"));
	}

	@Test
	void aCardOverpaidReducesTheDebtsAndTheUsedCredit() {
		Totals totals = only(card().current("-50").limit("1000"), card().current("250").limit("1000"));
		assertThat(totals.debts()).isEqualTo(new BigDecimal("200"));
		assertThat(totals.netWorth()).isEqualTo(new BigDecimal("-200"));
		assertThat(totals.cardBalance()).isEqualTo(new BigDecimal("200"));
		assertThat(totals.utilizationPercent()).isEqualTo(new BigDecimal("10.00"));
	}

	@Test
	void anAccountWithoutABalanceIsCountedAsUncountedAndNotAsZero() {
		Totals totals = only(checking().current("10"), checking(), card().limit("500"));
		assertThat(totals.assets()).isEqualTo(BigDecimal.TEN);
		assertThat(totals.debts()).isNull();
		assertThat(totals.netWorth()).isNull();
		assertThat(totals.uncounted()).isEqualTo(2);
	}

	@Test
	void aSumIsUnknownWhereNoAccountTellsItsBalance() {
		Totals totals = only(checking(), card().current("10"));
		assertThat(totals.assets()).isNull();
		assertThat(totals.debts()).isEqualTo(BigDecimal.TEN);
		assertThat(totals.netWorth()).isNull();
	}

	@Test
	void aCardWithoutALimitCountsOnNeitherSide() {
		Totals totals = only(card().current("250").limit("1000"), card().current("9000"));
		assertThat(totals.cardBalance()).isEqualTo(new BigDecimal("250"));
		assertThat(totals.cardLimit()).isEqualTo(new BigDecimal("1000"));
		assertThat(totals.utilizationPercent()).isEqualTo(new BigDecimal("25.00"));
		assertThat(totals.debts()).isEqualTo(new BigDecimal("9250"));
	}

	@Test
	void aCardWithALimitOfZeroCountsOnNeitherSide() {
		Totals totals = only(card().current("250").limit("1000"), card().current("70").limit("0"));
		assertThat(totals.cardBalance()).isEqualTo(new BigDecimal("250"));
		assertThat(totals.utilizationPercent()).isEqualTo(new BigDecimal("25.00"));
	}

	@Test
	void aCardWithoutABalanceCountsOnNeitherSide() {
		Totals totals = only(card().current("250").limit("1000"), card().limit("4000"));
		assertThat(totals.cardLimit()).isEqualTo(new BigDecimal("1000"));
		assertThat(totals.utilizationPercent()).isEqualTo(new BigDecimal("25.00"));
	}

	@Test
	void utilizationIsUnknownWhereNoCardCounts() {
		assertThat(only(card().current("250")).utilizationPercent()).isNull();
		assertThat(only(card().current("250").limit("0")).utilizationPercent()).isNull();
		assertThat(only(checking().current("250")).utilizationPercent()).isNull();
	}

	@Test
	void whatCardsSumUpToIsUnknownWhereNoCardCounts() {
		for (Totals totals : List.of(only(card().current("250")), only(card().current("250").limit("0")),
				only(card().current("250").limit("-100")), only(card().limit("1000")),
				only(checking().current("250").limit("1000")))) {
			assertThat(totals.cardBalance()).isNull();
			assertThat(totals.cardLimit()).isNull();
			assertThat(totals.utilizationPercent()).isNull();
		}
	}

	@Test
	void aCardOnWhichNothingIsOwedCountsWithZero() {
		Totals totals = only(card().current("0").limit("1000"));
		assertThat(totals.cardBalance()).isEqualTo(BigDecimal.ZERO);
		assertThat(totals.cardLimit()).isEqualTo(new BigDecimal("1000"));
		assertThat(totals.utilizationPercent()).isEqualTo(new BigDecimal("0.00"));
	}

	@Test
	void anOverdraftLimitIsNoCardLimit() {
		Totals totals = only(checking().current("250").limit("1000"), card().current("50").limit("100"),
				account(AccountType.LOAN).current("700").limit("900"));
		assertThat(totals.cardBalance()).isEqualTo(new BigDecimal("50"));
		assertThat(totals.cardLimit()).isEqualTo(new BigDecimal("100"));
	}

	@Test
	void currenciesAreNeverAddedTogether() {
		List<Totals> totals = Totals.of(List.of(checking().current("1").build(),
				checking().currency(Currency.UNKNOWN).current("8").build(),
				checking().currency(EUR).current("2").build(), checking().currency(BTC).current("0.00000001").build(),
				card().currency(EUR).current("3").limit("10").build(),
				checking().currency(Currency.of(null, "USD")).current("4").build()));
		assertThat(totals).extracting(Totals::currency)
			.containsExactly(BTC, EUR, Currency.of("USD", null), Currency.of(null, "USD"), Currency.UNKNOWN);
		assertThat(totals).extracting(Totals::netWorth)
			.containsExactly(new BigDecimal("0.00000001"), new BigDecimal("-1"), BigDecimal.ONE, new BigDecimal("4"),
					new BigDecimal("8"));
	}

	@Test
	void sumsAreExact() {
		assertThat(only(checking().current("0.1"), checking().current("0.2")).assets())
			.isEqualTo(new BigDecimal("0.3"));
		assertThat(only(checking().current("0.1234"), checking().current("0.0001")).assets())
			.isEqualTo(new BigDecimal("0.1235"));
	}

	@Property
	void totalsEqualAnIndependentCalculation(@ForAll("accounts") List<Account> accounts) {
		for (Totals totals : Totals.of(accounts)) {
			List<Account> same = accounts.stream()
				.filter((account) -> account.currency().equals(totals.currency()))
				.toList();
			assertThat(totals.assets())
				.isEqualTo(naiveSum(same, AccountType.DEPOSITORY, AccountType.INVESTMENT, AccountType.BROKERAGE));
			assertThat(totals.debts()).isEqualTo(naiveSum(same, AccountType.CREDIT, AccountType.LOAN));
			if (totals.assets() == null || totals.debts() == null) {
				assertThat(totals.netWorth()).isNull();
			}
			else {
				assertThat(totals.netWorth()).isEqualByComparingTo(totals.assets().subtract(totals.debts()));
			}
			assertThat(totals.utilizationPercent()).isEqualTo(naiveUtilization(same));
			assertThat(totals.uncounted()).isEqualTo((int) same.stream()
				.filter((account) -> account.current() == null && account.type() != AccountType.OTHER)
				.count());
		}
	}

	@Property
	void theOrderOfAccountsDoesNotMatter(@ForAll("accounts") List<Account> accounts, @ForAll Random random) {
		List<Totals> before = Totals.of(accounts);
		Collections.shuffle(accounts, random);
		assertThat(Totals.of(accounts)).isEqualTo(before);
	}

	@Property
	void everyCurrencyHasExactlyOneTotal(@ForAll("accounts") List<Account> accounts) {
		assertThat(Totals.of(accounts)).extracting(Totals::currency)
			.isSorted()
			.doesNotHaveDuplicates()
			.containsExactlyInAnyOrderElementsOf(accounts.stream().map(Account::currency).distinct().toList());
	}

	@Provide
	Arbitrary<List<Account>> accounts() {
		Arbitrary<AccountType> types = Arbitraries.of(AccountType.class);
		Arbitrary<Currency> currencies = Arbitraries.of(Currency.of("USD", null), EUR, BTC, Currency.UNKNOWN);
		Arbitrary<String> amounts = Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(UNKNOWN)),
				Tuple.of(3,
						Arbitraries.integers()
							.between(-2_000_000, 9_000_000)
							.map((units) -> BigDecimal.valueOf(units, 4).toString())));
		Arbitrary<String> limits = Arbitraries.of(UNKNOWN, "0", "100", "333.3333", "5000");
		return Combinators.combine(types, currencies, amounts, limits)
			.as((type, currency, current,
					limit) -> account(type).currency(currency).current(known(current)).limit(known(limit)).build())
			.list()
			.ofMaxSize(12)
			.withoutEdgeCases();
	}

	private static @Nullable String known(String amount) {
		return amount.equals(UNKNOWN) ? null : amount;
	}

	private static Totals only(AccountBuilder... accounts) {
		List<Totals> totals = Totals.of(List.of(accounts).stream().map(AccountBuilder::build).toList());
		assertThat(totals).hasSize(1);
		return totals.getFirst();
	}

	private static @Nullable BigDecimal naiveSum(List<Account> accounts, AccountType... types) {
		List<Account> counted = accounts.stream().filter((account) -> List.of(types).contains(account.type())).toList();
		long units = 0;
		boolean known = counted.isEmpty();
		for (Account account : counted) {
			BigDecimal current = account.current();
			if (current != null) {
				units += current.movePointRight(4).longValueExact();
				known = true;
			}
		}
		return known ? normal(units) : null;
	}

	private static @Nullable BigDecimal naiveUtilization(List<Account> accounts) {
		BigDecimal used = BigDecimal.ZERO;
		BigDecimal limits = BigDecimal.ZERO;
		for (Account account : accounts) {
			BigDecimal current = account.current();
			BigDecimal limit = account.limit();
			if (account.type() == AccountType.CREDIT && current != null && limit != null
					&& limit.compareTo(BigDecimal.ZERO) > 0) {
				used = used.add(current);
				limits = limits.add(limit);
			}
		}
		return (limits.signum() != 0) ? used.multiply(new BigDecimal(100)).divide(limits, 2, RoundingMode.HALF_UP)
				: null;
	}

	private static BigDecimal normal(long units) {
		BigDecimal amount = BigDecimal.valueOf(units, 4).stripTrailingZeros();
		return (amount.scale() < 0) ? amount.setScale(0) : amount;
	}

}
