package dev.ledgerless.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;

import dev.ledgerless.money.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Builds rows for tests; by default a posted purchase of one dollar.
 */
public final class TransactionBuilder {

	private String id = "row";

	private String accountId = "account";

	private LocalDate date = LocalDate.of(2026, 3, 15);

	private @Nullable String name;

	private @Nullable String merchantName;

	private @Nullable String merchantEntityId;

	private BigDecimal amount = BigDecimal.ONE;

	private Currency currency = Currency.of("USD", null);

	private boolean pending;

	private @Nullable String pendingTransactionId;

	private Category category = new Category("GENERAL_MERCHANDISE", "GENERAL_MERCHANDISE_SUPERSTORES");

	public static TransactionBuilder row() {
		return new TransactionBuilder();
	}

	public static TransactionBuilder row(String amount) {
		return row().amount(amount);
	}

	public TransactionBuilder id(String id) {
		this.id = id;
		return this;
	}

	public TransactionBuilder account(String accountId) {
		this.accountId = accountId;
		return this;
	}

	public TransactionBuilder date(String date) {
		this.date = LocalDate.parse(date);
		return this;
	}

	public TransactionBuilder name(@Nullable String name) {
		this.name = name;
		return this;
	}

	public TransactionBuilder merchant(@Nullable String merchantName) {
		this.merchantName = merchantName;
		return this;
	}

	public TransactionBuilder entity(@Nullable String merchantEntityId) {
		this.merchantEntityId = merchantEntityId;
		return this;
	}

	public TransactionBuilder amount(String amount) {
		return amount(new BigDecimal(amount));
	}

	public TransactionBuilder amount(BigDecimal amount) {
		this.amount = amount;
		return this;
	}

	public TransactionBuilder currency(Currency currency) {
		this.currency = currency;
		return this;
	}

	public TransactionBuilder pending() {
		this.pending = true;
		return this;
	}

	public TransactionBuilder replaces(@Nullable String pendingTransactionId) {
		this.pendingTransactionId = pendingTransactionId;
		return this;
	}

	public TransactionBuilder category(@Nullable String primary, @Nullable String detailed) {
		return category(new Category(primary, detailed));
	}

	public TransactionBuilder category(Category category) {
		this.category = category;
		return this;
	}

	public Transaction build() {
		return new Transaction(this.id, this.accountId, this.date, this.name, this.merchantName, this.merchantEntityId,
				this.amount, this.currency, this.pending, this.pendingTransactionId, this.category);
	}

}
