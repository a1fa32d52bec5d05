package dev.ledgerless.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.Totals;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.account.Card;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.BankSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /api/dashboard}. Names and meaning of the fields are a contract.
 */
record DashboardDocument(Instant asOf, boolean partial, List<BankEntry> banks, List<CardEntry> cards,
		List<TotalEntry> totals) {

	static DashboardDocument of(BankSnapshot snapshot) {
		return new DashboardDocument(snapshot.asOf().truncatedTo(ChronoUnit.SECONDS), snapshot.isPartial(),
				snapshot.banks().stream().map(BankEntry::of).toList(),
				snapshot.cards().stream().map(CardEntry::of).toList(),
				Totals.of(snapshot.accounts()).stream().map(TotalEntry::of).toList());
	}

	record BankEntry(String institution, String status, @Nullable String errorCode, @Nullable Instant asOf,
			List<AccountEntry> accounts) {

		static BankEntry of(BankResult<BankData> bank) {
			return switch (bank) {
				case BankResult.Loaded<BankData> loaded -> new BankEntry(loaded.institution(),
						loaded.status().apiName(), loaded.errorCode(), loaded.asOf().truncatedTo(ChronoUnit.SECONDS),
						loaded.facts().accounts().stream().map(AccountEntry::of).toList());
				case BankResult.Failed<BankData> failed ->
					new BankEntry(failed.institution(), failed.status().apiName(), failed.errorCode(), null, List.of());
			};
		}

		@Override
		public String toString() {
			return "BankEntry[redacted]";
		}

	}

	record AccountEntry(String id, String name, @Nullable String mask, String type, @Nullable String subtype,
			@Nullable BigDecimal current, @Nullable BigDecimal available, @Nullable BigDecimal limit,
			@Nullable String currency) {

		static AccountEntry of(Account account) {
			return new AccountEntry(account.id(), account.name(), account.mask(), account.type().plaidName(),
					account.subtype(), account.current(), account.available(), account.limit(),
					account.currency().code());
		}

		@Override
		public String toString() {
			return "AccountEntry[redacted]";
		}

	}

	record CardEntry(String accountId, String name, @Nullable String mask, @Nullable String currency,
			@Nullable BigDecimal balance, @Nullable BigDecimal limit, @Nullable BigDecimal available,
			@Nullable BigDecimal utilizationPercent, @Nullable BigDecimal purchaseApr,
			@Nullable BigDecimal statementBalance, @Nullable BigDecimal minimumPayment,
			@Nullable LocalDate nextPaymentDue, @Nullable Boolean overdue) {

		static CardEntry of(Card card) {
			Account account = card.account();
			return new CardEntry(account.id(), account.name(), account.mask(), account.currency().code(),
					account.current(), account.limit(), account.available(), account.utilizationPercent(),
					card.terms().purchaseApr(), card.terms().statementBalance(), card.terms().minimumPayment(),
					card.terms().nextPaymentDue(), card.terms().overdue());
		}

		@Override
		public String toString() {
			return "CardEntry[redacted]";
		}

	}

	record TotalEntry(@Nullable String currency, @Nullable BigDecimal assets, @Nullable BigDecimal debts,
			@Nullable BigDecimal netWorth, @Nullable BigDecimal cardBalance, @Nullable BigDecimal cardLimit,
			@Nullable BigDecimal utilizationPercent) {

		static TotalEntry of(Totals totals) {
			return new TotalEntry(totals.currency().code(), totals.assets(), totals.debts(), totals.netWorth(),
					totals.cardBalance(), totals.cardLimit(), totals.utilizationPercent());
		}

		@Override
		public String toString() {
			return "TotalEntry[redacted]";
		}

	}

}
