package dev.ledgerless.plaid;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.List;

import com.plaid.client.model.AccountBalance;
import com.plaid.client.model.AccountBase;
import com.plaid.client.model.AccountSubtype;
import com.plaid.client.model.PersonalFinanceCategory;
import com.plaid.client.model.TransactionsGetResponse;
import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountType;
import dev.ledgerless.money.Currency;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Maps Plaid's answers to the domain. Amounts become exact here, once. A fact that is
 * missing or odd is unknown; a row or an account without what identifies it is left out.
 */
final class PlaidMapper {

	private static final double LARGEST = 1e15;

	private static final int MOST_DECIMALS = 20;

	private PlaidMapper() {
	}

	/**
	 * Returns the accounts of an answer.
	 * @param accounts the accounts, {@code null} if the answer has no list
	 */
	static Mapped<Account> accounts(@Nullable List<AccountBase> accounts) {
		return Mapped.of(accounts, PlaidMapper::account);
	}

	private static @Nullable Account account(AccountBase account) {
		if (account.getAccountId() == null) {
			return null;
		}
		AccountBalance balances = (account.getBalances() != null) ? account.getBalances() : new AccountBalance();
		OffsetDateTime updated = balances.getLastUpdatedDatetime();
		return new Account(account.getAccountId(), (account.getName() != null) ? account.getName() : "",
				account.getMask(), type(account.getType()), subtype(account.getSubtype()), exact(balances.getCurrent()),
				exact(balances.getAvailable()), exact(balances.getLimit()),
				Currency.of(balances.getIsoCurrencyCode(), balances.getUnofficialCurrencyCode()),
				(updated != null) ? updated.toInstant() : null);
	}

	private static AccountType type(com.plaid.client.model.@Nullable AccountType type) {
		return switch (type) {
			case DEPOSITORY -> AccountType.DEPOSITORY;
			case CREDIT -> AccountType.CREDIT;
			case LOAN -> AccountType.LOAN;
			case INVESTMENT -> AccountType.INVESTMENT;
			case BROKERAGE -> AccountType.BROKERAGE;
			case null, default -> AccountType.OTHER;
		};
	}

	private static @Nullable String subtype(@Nullable AccountSubtype subtype) {
		return (subtype != null && subtype != AccountSubtype.ENUM_UNKNOWN) ? subtype.getValue() : null;
	}

	/**
	 * Returns the rows of a page.
	 * @param page the page
	 */
	static Mapped<Transaction> transactions(TransactionsGetResponse page) {
		Interner interner = new Interner();
		return Mapped.of(page.getTransactions(), (row) -> transaction(row, interner));
	}

	private static @Nullable Transaction transaction(com.plaid.client.model.Transaction row, Interner interner) {
		BigDecimal amount = exact(row.getAmount());
		if (row.getTransactionId() == null || row.getDate() == null || amount == null) {
			return null;
		}
		String account = (row.getAccountId() != null) ? row.getAccountId() : "";
		return new Transaction(row.getTransactionId(), interner.intern(account), interner.intern(row.getDate()),
				interner.intern(row.getName()), interner.intern(row.getMerchantName()),
				interner.intern(row.getMerchantEntityId()), amount,
				interner.intern(Currency.of(row.getIsoCurrencyCode(), row.getUnofficialCurrencyCode())),
				Boolean.TRUE.equals(row.getPending()), row.getPendingTransactionId(),
				interner.intern(category(row.getPersonalFinanceCategory())));
	}

	private static Category category(@Nullable PersonalFinanceCategory category) {
		return (category != null) ? new Category(category.getPrimary(), category.getDetailed()) : Category.NONE;
	}

	/**
	 * A double holds fifteen digits exactly, and no currency divides further than
	 * Ethereum's 18 decimals: anything beyond is no amount.
	 */
	static @Nullable BigDecimal exact(@Nullable Double amount) {
		if (amount == null || Math.abs(amount) >= LARGEST) {
			return null;
		}
		BigDecimal exact = BigDecimal.valueOf(amount);
		return (exact.scale() <= MOST_DECIMALS) ? exact : null;
	}

	/**
	 * Returns the address of a page of Plaid's.
	 * @param url the address
	 * @return an absolute http or https URI
	 * @throws PlaidFailure if it is anything else: a browser would be sent there
	 */
	static URI page(@Nullable String url) {
		try {
			URI page = new URI(required(url));
			if (("https".equals(page.getScheme()) || "http".equals(page.getScheme())) && page.getHost() != null) {
				return page;
			}
		}
		catch (URISyntaxException ex) {
			// Not an address at all.
		}
		throw PlaidFailure.malformed();
	}

	/**
	 * Returns a field without which an answer cannot be used.
	 * @param value the field
	 * @throws PlaidFailure if it is missing
	 */
	static <T> T required(@Nullable T value) {
		if (value == null) {
			throw PlaidFailure.malformed();
		}
		return value;
	}

}
