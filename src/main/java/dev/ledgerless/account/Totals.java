package dev.ledgerless.account;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The totals of all accounts in one currency. Accounts with an unknown balance are not
 * counted; if all balances on one side are unknown, so is its sum.
 *
 * @param currency the currency of every amount here
 * @param assets the sum of depository, investment and brokerage accounts
 * @param debts the sum of credit and loan accounts
 * @param netWorth assets less debts; unknown if either is
 * @param cardBalance the balances of the cards whose balance and limit are known;
 * {@code null} if no card counts
 * @param cardLimit the limits of the same cards; {@code null} if no card counts
 * @param utilizationPercent {@code cardBalance} as a percentage of {@code cardLimit} with
 * two decimals; {@code null} if no card counts
 * @param uncounted the number of assets and debts with an unknown balance
 */
public record Totals(Currency currency, @Nullable BigDecimal assets, @Nullable BigDecimal debts,
		@Nullable BigDecimal netWorth, @Nullable BigDecimal cardBalance, @Nullable BigDecimal cardLimit,
		@Nullable BigDecimal utilizationPercent, int uncounted) {

	/**
	 * Sums up the accounts of each currency.
	 * @param accounts all accounts of all banks
	 * @return one element for each currency, ordered by currency
	 */
	public static List<Totals> of(Collection<Account> accounts) {
		return accounts.stream()
			.collect(Collectors.groupingBy(Account::currency, TreeMap::new, Collectors.toList()))
			.entrySet()
			.stream()
			.map((entry) -> of(entry.getKey(), entry.getValue()))
			.toList();
	}

	private static Totals of(Currency currency, List<Account> accounts) {
		BigDecimal assets = sum(accounts, (account) -> account.type().isAsset());
		BigDecimal debts = sum(accounts, (account) -> account.type().isDebt());
		BigDecimal netWorth = (assets != null && debts != null) ? Money.exact(assets.subtract(debts)) : null;
		BigDecimal cardBalance = sumOfCards(accounts, Account::current);
		BigDecimal cardLimit = sumOfCards(accounts, Account::limit);
		int uncounted = (int) accounts.stream()
			.filter((account) -> account.current() == null)
			.filter((account) -> account.type().isAsset() || account.type().isDebt())
			.count();
		return new Totals(currency, assets, debts, netWorth, cardBalance, cardLimit,
				(cardBalance != null) ? Utilization.percent(cardBalance, cardLimit) : null, uncounted);
	}

	private static @Nullable BigDecimal sumOfCards(List<Account> accounts,
			Function<Account, @Nullable BigDecimal> side) {
		return accounts.stream()
			.filter(Account::countsInUtilization)
			.map(side)
			.filter(Objects::nonNull)
			.reduce(BigDecimal::add)
			.map(Money::exact)
			.orElse(null);
	}

	private static @Nullable BigDecimal sum(List<Account> accounts, Predicate<Account> counted) {
		BigDecimal sum = BigDecimal.ZERO;
		boolean anyKnown = false;
		boolean anyUnknown = false;
		for (Account account : accounts) {
			if (!counted.test(account)) {
				continue;
			}
			BigDecimal current = account.current();
			if (current == null) {
				anyUnknown = true;
			}
			else {
				anyKnown = true;
				sum = sum.add(current);
			}
		}
		return (anyKnown || !anyUnknown) ? Money.exact(sum) : null;
	}

	@Override
	public String toString() {
		return "Totals[redacted]";
	}

}
