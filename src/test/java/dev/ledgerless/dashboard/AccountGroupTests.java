package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountBuilder;
import dev.ledgerless.account.AccountType;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.account.Loan;
import dev.ledgerless.account.LoanTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.transaction.Period;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccountGroup}.
 */
class AccountGroupTests {

	private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	@Test
	void accountsOfAllBanksAreGroupedByKindInAFixedOrder() {
		List<AccountGroup> groups = groups(
				bank("First",
						List.of(account(AccountType.OTHER, "o"), account(AccountType.LOAN, "l"),
								account(AccountType.DEPOSITORY, "d1"))),
				bank("Second", List.of(account(AccountType.BROKERAGE, "b"), account(AccountType.INVESTMENT, "i"),
						account(AccountType.CREDIT, "c"), account(AccountType.DEPOSITORY, "d2"))));
		assertThat(groups).extracting((group) -> group.title())
			.containsExactly("Cash", "Credit cards", "Loans", "Investments", "Other accounts");
		assertThat(groups.getFirst().lines()).extracting(AccountGroup.Line::institution)
			.containsExactly("First", "Second");
		assertThat(groups.get(3).lines()).hasSize(2);
		assertThat(groups.get(1).kind().isDebt()).isTrue();
		assertThat(groups.get(2).kind().isDebt()).isTrue();
		assertThat(groups.get(3).kind().isDebt()).isFalse();
	}

	@Test
	void theSumsOfAKindKeepCurrenciesApartAndLeaveOutWhatIsUnknown() {
		AccountGroup group = groups(bank("Bank",
				List.of(AccountBuilder.checking().current("10.5").build(),
						AccountBuilder.checking().current("-0.5").build(), AccountBuilder.checking().build(),
						AccountBuilder.checking().current("7").currency(Currency.of("EUR", null)).build())))
			.getFirst();
		assertThat(group.lines()).hasSize(4);
		assertThat(group.sums()).containsExactly(new Money(new BigDecimal("7"), Currency.of("EUR", null)),
				new Money(BigDecimal.TEN, Currency.of("USD", null)));
	}

	@Test
	void otherAccountsAreShownAndNeverSummed() {
		assertThat(
				groups(bank("Bank", List.of(AccountBuilder.account(AccountType.OTHER).current("5").build()))).getFirst()
					.sums())
			.isEmpty();
	}

	@Test
	void aLoanHasItsTermsIfItsLenderReportsAny() {
		Account reported = account(AccountType.LOAN, "reported");
		Account unreported = account(AccountType.LOAN, "unreported");
		LoanTerms terms = new LoanTerms(new BigDecimal("4.5"), new BigDecimal("320"), TODAY.plusDays(2), null, false);
		AccountGroup group = groups(loaded("Bank",
				new BankData(List.of(reported, unreported), List.of(),
						List.of(new Loan(reported, terms), new Loan(unreported, LoanTerms.UNKNOWN)), List.of(),
						BankData.Rows.COMPLETE, false, null, null)))
			.getFirst();
		AccountGroup.LoanPanel panel = group.lines().getFirst().loan();
		assertThat(panel).isNotNull();
		if (panel != null) {
			assertThat(panel.terms()).isEqualTo(terms);
			assertThat(panel.payment().daysLeft()).isEqualTo(2);
		}
		assertThat(group.lines().getLast().loan()).isNull();
	}

	@Test
	void aBankThatFailedHasNoAccounts() {
		assertThat(groups(new BankResult.Failed<>("Sick", new BankProblem(BankStatus.UNAVAILABLE, null)),
				bank("Bare", List.of())))
			.isEmpty();
	}

	private static Account account(AccountType type, String id) {
		return AccountBuilder.account(type).id(id).current("1").build();
	}

	private static BankResult<BankData> bank(String institution, List<Account> accounts) {
		return loaded(institution,
				new BankData(accounts, List.of(), List.of(), List.of(), BankData.Rows.COMPLETE, false, null, null));
	}

	private static BankResult<BankData> loaded(String institution, BankData facts) {
		return new BankResult.Loaded<>(institution, facts, NOW, null);
	}

	private static List<AccountGroup> groups(BankResult<BankData> only) {
		return AccountGroup.of(new BankSnapshot(Period.ofDays(90, TODAY), NOW, List.of(only)), TODAY,
				Reader.american());
	}

	private static List<AccountGroup> groups(BankResult<BankData> first, BankResult<BankData> second) {
		return AccountGroup.of(new BankSnapshot(Period.ofDays(90, TODAY), NOW, List.of(first, second)), TODAY,
				Reader.american());
	}

}
