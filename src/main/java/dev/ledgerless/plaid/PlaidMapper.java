package dev.ledgerless.plaid;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.plaid.client.model.APR;
import com.plaid.client.model.AccountBalance;
import com.plaid.client.model.AccountBase;
import com.plaid.client.model.AccountSubtype;
import com.plaid.client.model.CreditCardLiability;
import com.plaid.client.model.LiabilitiesObject;
import com.plaid.client.model.MortgageLiability;
import com.plaid.client.model.PersonalFinanceCategory;
import com.plaid.client.model.StudentLoan;
import com.plaid.client.model.TransactionsGetResponse;
import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountType;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.account.Loan;
import dev.ledgerless.account.LoanTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Turns what Plaid sends into the domain: amounts become exact here, once, and a missing
 * fact stays missing. An answer without a field that Plaid always sends is not Plaid's.
 */
final class PlaidMapper {

	private PlaidMapper() {
	}

	static List<Account> accounts(@Nullable List<AccountBase> accounts) {
		return required(accounts).stream().map(PlaidMapper::account).toList();
	}

	/**
	 * Of when balances are. Hardly any bank tells; those that do, tell older ones.
	 * @param accounts the accounts with their balances
	 * @param now the time of the answer
	 * @return when the oldest of them was updated
	 */
	static Instant asOf(List<AccountBase> accounts, Instant now) {
		return accounts.stream()
			.map((account) -> account.getBalances().getLastUpdatedDatetime())
			.filter(Objects::nonNull)
			.map(OffsetDateTime::toInstant)
			.filter((updated) -> updated.isBefore(now))
			.min(Comparator.naturalOrder())
			.orElse(now);
	}

	private static Account account(@Nullable AccountBase sent) {
		AccountBase account = required(sent);
		AccountBalance balances = required(account.getBalances());
		return new Account(required(account.getAccountId()), (account.getName() != null) ? account.getName() : "",
				account.getMask(), type(account.getType()), subtype(account.getSubtype()), exact(balances.getCurrent()),
				exact(balances.getAvailable()), exact(balances.getLimit()),
				Currency.of(balances.getIsoCurrencyCode(), balances.getUnofficialCurrencyCode()));
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
	 * The cards among accounts.
	 * @param accounts the accounts of a bank
	 * @param liabilities what lenders say, {@code null} if nothing is known
	 * @return the cards
	 */
	static List<Card> cards(List<Account> accounts, @Nullable LiabilitiesObject liabilities) {
		Map<String, CardTerms> terms = new HashMap<>();
		if (liabilities != null && liabilities.getCredit() != null) {
			for (CreditCardLiability liability : liabilities.getCredit()) {
				if (liability != null && liability.getAccountId() != null) {
					terms.put(liability.getAccountId(), terms(liability));
				}
			}
		}
		return accounts.stream()
			.filter((account) -> account.type() == AccountType.CREDIT)
			.map((account) -> new Card(account, terms.getOrDefault(account.id(), CardTerms.UNKNOWN)))
			.toList();
	}

	/**
	 * The loans among accounts.
	 * @param accounts the accounts of a bank
	 * @param liabilities what lenders say, {@code null} if nothing is known
	 * @return the loans
	 */
	static List<Loan> loans(List<Account> accounts, @Nullable LiabilitiesObject liabilities) {
		Map<String, LoanTerms> terms = new HashMap<>();
		if (liabilities != null && liabilities.getStudent() != null) {
			for (StudentLoan liability : liabilities.getStudent()) {
				if (liability != null && liability.getAccountId() != null) {
					terms.put(liability.getAccountId(), terms(liability));
				}
			}
		}
		if (liabilities != null && liabilities.getMortgage() != null) {
			for (MortgageLiability liability : liabilities.getMortgage()) {
				if (liability != null && liability.getAccountId() != null) {
					terms.put(liability.getAccountId(), terms(liability));
				}
			}
		}
		return accounts.stream()
			.filter((account) -> account.type() == AccountType.LOAN)
			.map((account) -> new Loan(account, terms.getOrDefault(account.id(), LoanTerms.UNKNOWN)))
			.toList();
	}

	private static LoanTerms terms(StudentLoan loan) {
		return new LoanTerms(exact(loan.getInterestRatePercentage()), exact(loan.getMinimumPaymentAmount()),
				loan.getNextPaymentDueDate(), loan.getExpectedPayoffDate(), loan.getIsOverdue());
	}

	private static LoanTerms terms(MortgageLiability loan) {
		BigDecimal rate = (loan.getInterestRate() != null) ? exact(loan.getInterestRate().getPercentage()) : null;
		BigDecimal pastDue = exact(loan.getPastDueAmount());
		return new LoanTerms(rate, exact(loan.getNextMonthlyPayment()), loan.getNextPaymentDueDate(),
				loan.getMaturityDate(), (pastDue != null) ? pastDue.signum() > 0 : null);
	}

	private static CardTerms terms(CreditCardLiability liability) {
		return new CardTerms(purchaseApr(liability.getAprs()), exact(liability.getLastStatementBalance()),
				exact(liability.getMinimumPaymentAmount()), liability.getNextPaymentDueDate(),
				liability.getIsOverdue());
	}

	private static @Nullable BigDecimal purchaseApr(@Nullable List<APR> aprs) {
		if (aprs == null) {
			return null;
		}
		return aprs.stream()
			.filter((apr) -> apr != null && apr.getAprType() == APR.AprTypeEnum.PURCHASE_APR)
			.filter((apr) -> apr.getAprPercentage() != null)
			.map((apr) -> exact(apr.getAprPercentage()))
			.findFirst()
			.orElse(null);
	}

	static List<Transaction> transactions(TransactionsGetResponse page) {
		Interner interner = new Interner();
		return required(page.getTransactions()).stream().map((row) -> transaction(row, interner)).toList();
	}

	private static Transaction transaction(com.plaid.client.model.@Nullable Transaction sent, Interner interner) {
		com.plaid.client.model.Transaction row = required(sent);
		return new Transaction(required(row.getTransactionId()), interner.intern(required(row.getAccountId())),
				interner.intern(required(row.getDate())), interner.intern(row.getName()),
				interner.intern(row.getMerchantName()), interner.intern(row.getMerchantEntityId()),
				required(exact(row.getAmount())),
				interner.intern(Currency.of(row.getIsoCurrencyCode(), row.getUnofficialCurrencyCode())),
				Boolean.TRUE.equals(row.getPending()), row.getPendingTransactionId(),
				interner.intern(category(row.getPersonalFinanceCategory())));
	}

	private static Category category(@Nullable PersonalFinanceCategory category) {
		return (category != null) ? new Category(category.getPrimary(), category.getDetailed()) : Category.NONE;
	}

	private static @Nullable BigDecimal exact(@Nullable Double amount) {
		return (amount != null) ? BigDecimal.valueOf(amount) : null;
	}

	/**
	 * The address of a page of Plaid's.
	 * @param url the address
	 * @return the address, absolute and of the web
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
	 * A field that Plaid always sends. Lists cannot be told apart this way: plaid-java
	 * makes missing ones empty.
	 * @param value the field
	 * @return the field
	 * @throws PlaidFailure if it is missing
	 */
	static <T> T required(@Nullable T value) {
		if (value == null) {
			throw PlaidFailure.malformed();
		}
		return value;
	}

}
