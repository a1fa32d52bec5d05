package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountBuilder;
import dev.ledgerless.account.AccountType;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.account.Loan;
import dev.ledgerless.account.LoanTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.ItemNotice;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.spending.SameDays;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.util.LinkedMultiValueMap;

import static dev.ledgerless.transaction.TransactionBuilder.row;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DashboardView} and {@link BankPanel}.
 */
class DashboardViewTests {

	private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	private static final TransactionQuery QUERY = new TransactionQuery(null, null, null, null, null, null, null, null,
			null, null, null, null);

	private static final Formats FORMATS = Reader.american();

	@Test
	void theBanksTogetherMakeThePage() {
		Account checking = AccountBuilder.checking().id("a1").current("100").build();
		Account card = AccountBuilder.card().id("a2").current("40").limit("200").build();
		List<BankResult<BankData>> banks = List
			.of(loaded("First", facts(List.of(checking), List.of(), List.of(row("1").build()))), loaded("Second",
					facts(List.of(card), List.of(new Card(card, CardTerms.UNKNOWN)), List.of(row("2").build()))));
		DashboardView view = view(banks);
		assertThat(view.banks()).extracting(BankPanel::institution).containsExactly("First", "Second");
		assertThat(view.accounts()).containsExactly(checking, card);
		assertThat(view.cards().cards()).extracting(CardPanel::account).containsExactly(card);
		assertThat(panels(banks).rows().total()).isEqualTo(2);
		assertThat(view.totals()).hasSize(1);
		assertThat(view.totals().getFirst().netWorth()).isEqualTo(new BigDecimal("60"));
		assertThat(view.asOf()).isEqualTo(NOW);
		assertThat(view.period()).isEqualTo(Period.ofDays(90, TODAY));
		assertThat(view.partial()).isFalse();
		assertThat(view.needsAttention()).isFalse();
	}

	@Test
	void oneBankFailingNeverHidesAnother() {
		List<BankResult<BankData>> banks = List.of(failed("Sick", BankStatus.UNAVAILABLE), loaded("Sound",
				facts(List.of(AccountBuilder.checking().current("5").build()), List.of(), List.of(row().build()))));
		DashboardView view = view(banks);
		assertThat(view.isEmpty()).isFalse();
		assertThat(view.partial()).isTrue();
		assertThat(view.needsAttention()).isTrue();
		assertThat(view.banksInTrouble()).extracting(BankPanel::institution).containsExactly("Sick");
		assertThat(view.totals()).hasSize(1);
		assertThat(panels(banks).rows().total()).isEqualTo(1);
	}

	@Test
	void aFailedBankHasNothingButItsNameAndItsProblem() {
		BankPanel panel = BankPanel.of(failed("Sick", BankStatus.UNAVAILABLE), "a1", NOW);
		assertThat(panel.institution()).isEqualTo("Sick");
		assertThat(panel.accounts()).isEmpty();
		assertThat(panel.asOf()).isNull();
		assertThat(panel.termsMissing()).isFalse();
		assertThat(panel.rows()).isEqualTo(BankData.Rows.NONE);
	}

	@Test
	void withoutAnyBankReadThePageIsEmpty() {
		assertThat(view(failed("One", BankStatus.UNAVAILABLE), failed("Two", BankStatus.LOGIN_REQUIRED)).isEmpty())
			.isTrue();
	}

	@Test
	void aBankThatSharesNoAccountIsNotAPageWithoutBanks() {
		assertThat(view(loaded("Bare", facts(List.of(), List.of(), List.of()))).isEmpty()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OK")
	void everyProblemHasItsOwnMessage(BankStatus status) {
		assertThat(BankPanel.of(failed("Sick", status), "a1", NOW).message()).isEqualTo(status.apiName());
		assertThat(BankPanel.of(failed("Sick", status), "a1", NOW).isStillSending())
			.isEqualTo(status == BankStatus.NOT_READY);
	}

	@Test
	void aSoundBankHasNoMessage() {
		BankPanel panel = BankPanel.of(loaded("Sound", facts(List.of(), List.of(), List.of())), "a1", NOW);
		assertThat(panel.message()).isNull();
		assertThat(panel.problem()).isNull();
		assertThat(panel.isStillSending()).isFalse();
		assertThat(panel.asOf()).isEqualTo(NOW);
	}

	@Test
	void theSitesOwnCredentialsBeingWrongIsNotTheBanksFault() {
		BankPanel panel = BankPanel.of(
				new BankResult.Failed<>("Bank", new BankProblem(BankStatus.UNAVAILABLE, "INVALID_API_KEYS")), "a1",
				NOW);
		assertThat(panel.message()).isEqualTo("site_misconfigured");
	}

	@Test
	void aLoadedBankMayStillHaveAProblem() {
		BankPanel panel = BankPanel
			.of(new BankResult.Loaded<>("New", facts(List.of(AccountBuilder.checking().build()), List.of(), List.of()),
					NOW, new BankProblem(BankStatus.NOT_READY, "PRODUCT_NOT_READY")), "a1", NOW);
		assertThat(panel.accounts()).hasSize(1);
		assertThat(panel.message()).isEqualTo("not_ready");
		assertThat(panel.isStillSending()).isTrue();
	}

	@ParameterizedTest(name = "{0}: partial {1}, capped {2}, missing {3}")
	@CsvSource({ "COMPLETE, false, false, false", "NEWEST, true, true, false", "SOME, true, false, true",
			"NONE, true, false, false" })
	void rowsThatAreMissingMakeThePagePartial(BankData.Rows rows, boolean partial, boolean capped, boolean missing) {
		DashboardView view = view(
				loaded("Bank", new BankData(List.of(), List.of(), List.of(), List.of(), rows, false, null, null)),
				loaded("Other", facts(List.of(), List.of(), List.of())));
		assertThat(view.partial()).isEqualTo(partial);
		assertThat(view.isCapped()).isEqualTo(capped);
		assertThat(view.isMissingRows()).isEqualTo(missing);
	}

	@Test
	void cardTermsThatAreMissingMakeThePagePartial() {
		DashboardView view = view(loaded("Bank",
				new BankData(List.of(), List.of(), List.of(), List.of(), BankData.Rows.COMPLETE, true, null, null)));
		assertThat(view.partial()).isTrue();
		assertThat(view.banks().getFirst().termsMissing()).isTrue();
	}

	@Test
	void anOverdueCardWantsAttention() {
		Account account = AccountBuilder.card().build();
		DashboardView view = view(loaded("Bank",
				facts(List.of(account),
						List.of(new Card(account, new CardTerms(null, null, null, TODAY.minusDays(1), true)),
								new Card(account, CardTerms.UNKNOWN)),
						List.of())));
		assertThat(view.payments()).hasSize(1);
		assertThat(view.needsAttention()).isTrue();
	}

	@Test
	void aPaymentThatIsDueSoonWantsAttentionAndTheMostUrgentComesFirst() {
		Account card = AccountBuilder.card().id("card").build();
		Account loan = AccountBuilder.account(AccountType.LOAN).id("loan").build();
		DashboardView view = view(loaded("Bank",
				new BankData(List.of(card, loan),
						List.of(due(card, TODAY.plusDays(5), false), due(card, TODAY.plusDays(1), false),
								due(card, TODAY.plusDays(30), false)),
						List.of(new Loan(loan, new LoanTerms(null, null, TODAY.minusDays(9), null, true))), List.of(),
						BankData.Rows.COMPLETE, false, null, null)));
		assertThat(view.payments()).extracting(PaymentPanel::daysLeft).containsExactly(-9L, 1L, 5L);
		assertThat(view.needsAttention()).isTrue();
		assertThat(view.anyDueDate()).isTrue();
	}

	private static Card due(Account account, LocalDate date, boolean overdue) {
		return new Card(account, new CardTerms(null, null, BigDecimal.TEN, date, overdue));
	}

	@Test
	void thisMonthIsComparedUpToTodayAlsoWhereThePeriodEndsLater() {
		BankSnapshot snapshot = new BankSnapshot(new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)), NOW,
				List.of(loaded("Bank",
						facts(List.of(), List.of(),
								List.of(row("10").date("2026-03-02").build(), row("4").date("2026-02-15").build(),
										row("9").name("Music").date("2026-01-10").build(),
										row("9").name("Music").date("2026-02-10").build(),
										row("9").name("Music").date("2026-03-10").build())))));
		TransactionPanels view = new TransactionPanels(snapshot, query(), TODAY);
		SpendingPanel spending = view.spending(FORMATS).getFirst();
		SameDays days = spending.sameDays();
		assertThat(days).isNotNull();
		if (days != null) {
			assertThat(days.spent()).isEqualTo(new BigDecimal("19"));
			assertThat(days.before()).isEqualTo(new BigDecimal("13"));
		}
		assertThat(spending.months()).extracting((month) -> month.month().toString())
			.containsExactly("2026-01", "2026-02", "2026-03");
		assertThat(spending.months()).extracting(SpendingMonth::whole).containsExactly(true, true, false);
		assertThat(view.recurring(FORMATS).groups()).hasSize(1);
	}

	@Test
	void ofVeryManyMerchantsTheSmallestShareALine() {
		List<Transaction> rows = IntStream.rangeClosed(1, 60)
			.mapToObj((place) -> row(String.valueOf(100 + place)).id("row-" + place).merchant("M" + place).build())
			.toList();
		SpendingPanel panel = panels(List.of(loaded("Bank", facts(List.of(), List.of(), rows)))).spending(FORMATS)
			.getFirst();
		assertThat(shares(panel)).hasSize(51);
		Breakdown.Share others = shares(panel).getLast();
		assertThat(others.label()).isEqualTo("10 other merchants");
		assertThat(others.href()).isNull();
		assertThat(others.count()).isEqualTo(10);
		assertThat(others.spent()).isEqualTo(new BigDecimal("1055"));
		assertThat(others.length()).isEqualTo(100);
		assertThat(shares(panel).stream().map(Breakdown.Share::spent).reduce(BigDecimal.ZERO, BigDecimal::add))
			.isEqualTo(panel.spending().spent());
		Breakdown merchants = panel.breakdowns().getLast();
		assertThat(merchants.first()).hasSize(8);
		assertThat(merchants.more()).hasSize(43);
		assertThat(merchants.summary()).isEqualTo("52 more merchants");
	}

	@Test
	void oneMerchantMoreThanHaveALineHasOneToo() {
		List<Transaction> rows = IntStream.rangeClosed(1, 51)
			.mapToObj((place) -> row("5").id("row-" + place).merchant("M" + place).build())
			.toList();
		SpendingPanel panel = panels(List.of(loaded("Bank", facts(List.of(), List.of(), rows)))).spending(FORMATS)
			.getFirst();
		assertThat(shares(panel)).hasSize(51).noneMatch((share) -> share.label().contains("other"));
	}

	@Test
	void theCurrencyWithTheMostRowsComesFirst() {
		Currency euro = Currency.of("EUR", null);
		TransactionPanels view = panels(List.of(loaded("Bank", facts(List.of(), List.of(),
				List.of(row("1000").build(), row("1").currency(euro).build(), row("2").currency(euro).build())))));
		assertThat(view.spending(FORMATS)).extracting((panel) -> panel.spending().currency().code())
			.containsExactly("EUR", "USD");
	}

	@ParameterizedTest(name = "a consent that ends at {0} is warned of: {1}")
	@CsvSource({ "2026-03-16T00:00:00Z, true", "2026-03-29T23:59:59Z, true", "2026-03-30T00:00:00Z, false",
			"2027-01-01T00:00:00Z, false", "2026-03-15T13:00:00Z, true", "2026-03-01T00:00:00Z, true" })
	void aConsentIsWarnedOfFourteenDaysAhead(Instant end, boolean warned) {
		DashboardView view = view(consent(end));
		assertThat(view.notices()).hasSize(warned ? 1 : 0);
		assertThat(view.needsAttention()).isEqualTo(warned);
	}

	@Test
	void theDayOnWhichAConsentEndsIsThatOfThePagesZone() {
		BankSnapshot snapshot = snapshot(List.of(consent(Instant.parse("2026-03-20T23:30:00Z"))));
		assertThat(DashboardView
			.of(snapshot, references(snapshot), query(), TODAY, Reader.of(Locale.US, ZoneId.of("Europe/Berlin")))
			.notices())
			.containsExactly(new BankNotice("Bank", "a1", BankNotice.Kind.CONSENT_ENDS, LocalDate.of(2026, 3, 21)));
	}

	@Test
	void aConsentWithoutAnEndIsNotWarnedOf() {
		assertThat(view(consent(null)).notices()).isEmpty();
		assertThat(view(failed("Sick", BankStatus.UNAVAILABLE)).notices()).isEmpty();
	}

	@Test
	void aConsentThatIsOverIsShownAsOver() {
		assertThat(view(consent(Instant.parse("2026-03-01T12:00:00Z"))).notices()).extracting(BankNotice::kind)
			.containsExactly(BankNotice.Kind.CONSENT_ENDED);
	}

	@Test
	void aBanksRequestIsShownUnlessItAsksToSignInAnyway() {
		BankData newAccounts = asking(null, ItemNotice.NEW_ACCOUNTS);
		assertThat(view(loaded("Bank", newAccounts)).notices()).extracting(BankNotice::kind)
			.containsExactly(BankNotice.Kind.NEW_ACCOUNTS);
		assertThat(view(loaded("Bank", asking(null, ItemNotice.ENDS_SOON))).notices()).extracting(BankNotice::kind)
			.containsExactly(BankNotice.Kind.ENDS_SOON);
		assertThat(view(loaded("Bank", asking(NOW, ItemNotice.ENDS_SOON))).notices()).extracting(BankNotice::kind)
			.containsExactly(BankNotice.Kind.CONSENT_ENDS);
		assertThat(view(new BankResult.Loaded<>("Bank", newAccounts, NOW,
				new BankProblem(BankStatus.LOGIN_REQUIRED, "ITEM_LOGIN_REQUIRED")))
			.notices()).isEmpty();
	}

	private static List<Breakdown.Share> shares(SpendingPanel panel) {
		return Stream.concat(panel.merchants().first().stream(), panel.merchants().more().stream()).toList();
	}

	private static BankData asking(@Nullable Instant end, @Nullable ItemNotice notice) {
		return new BankData(List.of(), List.of(), List.of(), List.of(), BankData.Rows.COMPLETE, false, end, notice);
	}

	private static BankResult<BankData> consent(@Nullable Instant end) {
		return loaded("Bank", asking(end, null));
	}

	private static BankData facts(List<Account> accounts, List<Card> cards, List<Transaction> rows) {
		return new BankData(accounts, cards, List.of(), rows, BankData.Rows.COMPLETE, false, null, null);
	}

	private static BankResult<BankData> loaded(String institution, BankData facts) {
		return new BankResult.Loaded<>(institution, facts, NOW, null);
	}

	private static BankResult<BankData> failed(String institution, BankStatus status) {
		return new BankResult.Failed<>(institution, new BankProblem(status, null));
	}

	private static DashboardView view(BankResult<BankData> only) {
		return view(List.of(only));
	}

	private static DashboardView view(BankResult<BankData> first, BankResult<BankData> second) {
		return view(List.of(first, second));
	}

	private static TransactionPanels panels(List<BankResult<BankData>> banks) {
		return new TransactionPanels(snapshot(banks), query(), TODAY);
	}

	private static DashboardView view(List<BankResult<BankData>> banks) {
		return DashboardView.of(snapshot(banks), references(snapshot(banks)), query(), TODAY, FORMATS);
	}

	private static QueryView query() {
		return new QueryView(QUERY, new DashboardUrls(new LinkedMultiValueMap<>()), Payments.NONE, Map.of());
	}

	private static BankSnapshot snapshot(List<BankResult<BankData>> banks) {
		return new BankSnapshot(Period.ofDays(90, TODAY), NOW, banks);
	}

	private static List<String> references(BankSnapshot snapshot) {
		return Collections.nCopies(snapshot.banks().size(), "a1");
	}

}
