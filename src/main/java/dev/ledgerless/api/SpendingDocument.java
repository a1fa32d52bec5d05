package dev.ledgerless.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.spending.Spending;
import dev.ledgerless.spending.SpendingAnalysis;
import dev.ledgerless.transaction.TransactionFilter;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code /api/spending-analysis}. Names and meaning of the fields are a
 * contract.
 */
record SpendingDocument(LocalDate from, LocalDate to, boolean partial, List<CurrencyEntry> currencies) {

	static SpendingDocument of(BankSnapshot snapshot, TransactionFilter filter) {
		return new SpendingDocument(snapshot.period().from(), snapshot.period().to(), snapshot.isPartial(),
				SpendingAnalysis.of(snapshot.transactions().matching(filter)).stream().map(CurrencyEntry::of).toList());
	}

	record CurrencyEntry(@Nullable String currency, BigDecimal moneyOut, BigDecimal moneyIn, BigDecimal spent,
			List<Spending.Month> byMonth, List<Spending.Category> byCategory, List<MerchantEntry> byMerchant) {

		static CurrencyEntry of(Spending spending) {
			return new CurrencyEntry(spending.currency().code(), spending.moneyOut(), spending.moneyIn(),
					spending.spent(), spending.byMonth(), spending.byCategory(),
					spending.byMerchant().stream().map(MerchantEntry::of).toList());
		}

		@Override
		public String toString() {
			return "CurrencyEntry[redacted]";
		}

	}

	record MerchantEntry(@Nullable String merchant, BigDecimal spent, int count) {

		static MerchantEntry of(Spending.Merchant merchant) {
			return new MerchantEntry(merchant.merchant(), merchant.spent(), merchant.count());
		}

		@Override
		public String toString() {
			return "MerchantEntry[redacted]";
		}

	}

}
