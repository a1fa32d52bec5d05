package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.ledgerless.account.AccountBuilder;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.PlaidEnvironment;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.TransactionBuilder;
import org.junit.jupiter.api.Test;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.validation.BeanPropertyBindingResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the page itself: zero is shown as zero, and unknown as unknown.
 */
class DashboardPageTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	private static final TransactionQuery QUERY = new TransactionQuery(null, null, null, null, null, null, null, null,
			null, null, null, null);

	@Test
	void aCardThatIsPaidOffUsesNoneOfItsLimit() {
		assertThat(page(AccountBuilder.card().current("0").limit("2000"), CardTerms.UNKNOWN)).contains("of $2,000.00")
			.contains("<strong>0%</strong> of the limit used");
	}

	@Test
	void aLimitOfZeroIsShown() {
		assertThat(page(AccountBuilder.card().current("10").limit("0"), CardTerms.UNKNOWN)).contains("of $0.00")
			.doesNotContain("no limit reported")
			.doesNotContain("of the limit used");
	}

	@Test
	void aLimitThatIsUnknownIsShownAsUnknown() {
		assertThat(page(AccountBuilder.card().current("10"), CardTerms.UNKNOWN)).contains("no limit reported")
			.doesNotContain("of the limit used");
	}

	@Test
	void aMinimumPaymentOfZeroIsShown() {
		CardTerms terms = new CardTerms(null, null, BigDecimal.ZERO, TODAY.minusDays(1), true);
		assertThat(page(AccountBuilder.card().current("10"), terms)).contains("Pay at least $0.00.")
			.contains("Due yesterday.");
	}

	@Test
	void aDescriptionIsShownWhateverItSays() {
		assertThat(
				page(AccountBuilder.card(), CardTerms.UNKNOWN, TransactionBuilder.row().merchant("Shop").name("OFF")))
			.contains(">Shop</span>")
			.contains(">OFF</span>");
	}

	@Test
	void whatABankSendsIsTextAndNeverMarkup() {
		assertThat(page(AccountBuilder.card().name("<img src=x>"), CardTerms.UNKNOWN,
				TransactionBuilder.row().merchant("<script>alert(1)</script>").name("a & b").category("<b>", null)))
			.doesNotContain("<img", "<script>alert", "<b>")
			.contains("&lt;script&gt;", "a &amp; b", "&lt;img src=x&gt;");
	}

	@Test
	void anExpressionSaysTheSameOnceItIsCompiled() {
		SpringTemplateEngine interpreting = engine();
		SpringTemplateEngine compiling = engine();
		compiling.setEnableSpringELCompiler(true);
		TransactionBuilder shop = TransactionBuilder.row().merchant("Shop").name("shop 12");
		List<Map<String, Object>> models = List
			.of(model(AccountBuilder.card(), CardTerms.UNKNOWN),
					model(AccountBuilder.card().current("420").limit("2000").available(null),
							new CardTerms(new BigDecimal("19.9"), BigDecimal.TEN, BigDecimal.ONE, TODAY.plusDays(3),
									false),
							shop, TransactionBuilder.row().amount("-5").merchant(null).name(null)),
					model(AccountBuilder.card().current(null).limit(null),
							new CardTerms(null, null, null, TODAY.minusDays(3), true), shop));
		List<String> pages = models.stream().map((model) -> render(interpreting, model)).toList();
		assertThat(pages).doesNotHaveDuplicates();
		// More often than an expression is read before it is compiled, and again for each
		// kind of value that it then meets.
		for (int i = 0; i < 150; i++) {
			assertThat(models.stream().map((model) -> render(compiling, model)).toList()).isEqualTo(pages);
		}
	}

	private static String page(AccountBuilder account, CardTerms terms, TransactionBuilder... rows) {
		return render(engine(), model(account, terms, rows));
	}

	private static Map<String, Object> model(AccountBuilder account, CardTerms terms, TransactionBuilder... rows) {
		Formats formats = Reader.american();
		Card card = new Card(account.build(), terms);
		BankData facts = new BankData(List.of(card.account()), List.of(card), List.of(),
				List.of(rows).stream().map(TransactionBuilder::build).toList(), BankData.Rows.COMPLETE, false, null,
				null);
		Instant now = Instant.parse("2026-03-15T12:00:00Z");
		BankSnapshot snapshot = new BankSnapshot(Period.ofDays(90, TODAY), now,
				List.of(new BankResult.Loaded<>("Bank", facts, now, null)));
		QueryView query = QueryView.of(QUERY, new LinkedMultiValueMap<>(),
				new BeanPropertyBindingResult(QUERY, "transactionQuery"), Reader.MESSAGES, formats);
		TransactionPanels panels = new TransactionPanels(snapshot, query, TODAY);
		return Map
			.of("format", formats, "flash", "", "environment", PlaidEnvironment.SANDBOX, "query", query, "dashboard",
					DashboardView.of(snapshot, Collections.nCopies(snapshot.banks().size(), "a1"), query, TODAY,
							formats),
					"chips", panels.chips(formats), "spending", panels.spending(formats), "recurring",
					panels.recurring(formats), "rows", panels.rows());
	}

	private static String render(SpringTemplateEngine engine, Map<String, Object> model) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		JakartaServletWebApplication application = JakartaServletWebApplication
			.buildApplication(request.getServletContext());
		return engine.process("dashboard/dashboard",
				new WebContext(application.buildExchange(request, new MockHttpServletResponse()), Locale.US, model));
	}

	private static SpringTemplateEngine engine() {
		ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
		templates.setPrefix("templates/");
		templates.setSuffix(".html");
		templates.setCharacterEncoding("UTF-8");
		SpringTemplateEngine engine = new SpringTemplateEngine();
		engine.setTemplateResolver(templates);
		engine.setTemplateEngineMessageSource(Reader.MESSAGES);
		return engine;
	}

}
