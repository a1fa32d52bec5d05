package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A transaction on the wire, with the fields in the order of Plaid's own examples.
 */
record TransactionBody(String accountId, @Nullable String accountOwner, BigDecimal amount, String isoCurrencyCode,
		@Nullable String unofficialCurrencyCode, @Nullable List<String> category, @Nullable String categoryId,
		@Nullable String checkNumber, List<Counterparty> counterparties, LocalDate date,
		@Nullable OffsetDateTime datetime, LocalDate authorizedDate, @Nullable OffsetDateTime authorizedDatetime,
		Location location, String name, @Nullable String merchantName, @Nullable String merchantEntityId,
		@Nullable String logoUrl, @Nullable String website, @Nullable String originalDescription,
		PaymentMeta paymentMeta, String paymentChannel, boolean pending, @Nullable String pendingTransactionId,
		PersonalFinanceCategory personalFinanceCategory, String personalFinanceCategoryIconUrl, String transactionId,
		@Nullable String transactionCode, String transactionType) {

	/**
	 * Writes a row.
	 * @param withOriginalDescription whether the client asked for the bank's own text
	 */
	static TransactionBody of(LinkedItem item, History.Row row, boolean withOriginalDescription) {
		Entry entry = row.entry();
		Payee payee = entry.payee();
		Bank bank = item.bank();
		return new TransactionBody(item.accountId(entry.account()), null, entry.amount(),
				bank.account(entry.account()).label().currency(), null, null, null, null, Counterparty.of(payee),
				row.date(), null, entry.authorized(), null, Location.of(payee, bank), entry.description(),
				payee.merchant(), payee.entityId(), null, null, withOriginalDescription ? entry.description() : null,
				PaymentMeta.NONE, payee.channel().code(), row.pending(),
				(!row.pending() && entry.pends()) ? item.pendingId(entry) : null, PersonalFinanceCategory.of(payee),
				iconUrl(payee), row.pending() ? item.pendingId(entry) : item.postedId(entry),
				bank.home().europe() ? TransactionCode.of(entry).code() : null, payee.channel().transactionType());
	}

	private static String iconUrl(Payee payee) {
		return "https://plaid-category-icons.plaid.com/PFC_" + payee.category().primary() + ".png";
	}

	/**
	 * The other side of a payment, as far as Plaid recognizes it.
	 */
	record Counterparty(String name, String type, @Nullable String logoUrl, @Nullable String website,
			@Nullable String entityId, String confidenceLevel) {

		static List<Counterparty> of(Payee payee) {
			if (payee.merchant() == null) {
				return List.of();
			}
			String type = (payee.category().primary() == Category.Primary.INCOME) ? "income_source" : "merchant";
			return List.of(new Counterparty(payee.merchant(), type, null, null, payee.entityId(),
					payee.recognized() ? "VERY_HIGH" : "LOW"));
		}

	}

	/**
	 * The place of a purchase: known for recognized shops at home.
	 */
	record Location(@Nullable String address, @Nullable String city, @Nullable String region,
			@Nullable String postalCode, @Nullable String country, @Nullable Double lat, @Nullable Double lon,
			@Nullable String storeNumber) {

		private static final Location UNKNOWN = new Location(null, null, null, null, null, null, null, null);

		static Location of(Payee payee, Bank bank) {
			if (payee.channel() != Channel.IN_STORE || !payee.recognized()
					|| payee.category().primary() == Category.Primary.TRAVEL) {
				return UNKNOWN;
			}
			Bank.Home home = bank.home();
			return new Location(null, home.city(), home.region(), home.postalCode(), home.country(), null, null, null);
		}

	}

	/**
	 * The details of transfers between banks. The demo banks report none.
	 */
	record PaymentMeta(@Nullable String byOrderOf, @Nullable String payee, @Nullable String payer,
			@Nullable String paymentMethod, @Nullable String paymentProcessor, @Nullable String ppdId,
			@Nullable String reason, @Nullable String referenceNumber) {

		static final PaymentMeta NONE = new PaymentMeta(null, null, null, null, null, null, null, null);

	}

	/**
	 * The category in version 2 of the taxonomy.
	 */
	record PersonalFinanceCategory(Category.Primary primary, Category detailed, String confidenceLevel,
			String version) {

		static PersonalFinanceCategory of(Payee payee) {
			return new PersonalFinanceCategory(payee.category().primary(), payee.category(), confidence(payee), "v2");
		}

		private static String confidence(Payee payee) {
			if (payee.category() == Category.OTHER_OTHER) {
				return "LOW";
			}
			if (payee.recognized()) {
				return "VERY_HIGH";
			}
			return (payee.merchant() != null) ? "HIGH" : "MEDIUM";
		}

	}

}
