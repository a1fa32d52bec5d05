package dev.ledgerless.dashboard;

import java.io.CharArrayWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

import dev.ledgerless.account.AccountBuilder;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.PlaidEnvironment;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.TransactionBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.validation.BeanPropertyBindingResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures the page of a busy person once its data is there: 3,000 rows of 90 days. Only
 * the profile {@code benchmark} runs it.
 */
class DashboardBenchmark {

	private static final int ROWS = 3_000;

	private static final int RUNS = 500;

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	private static final Instant NOW = Instant.parse("2026-03-15T12:00:00Z");

	private static final TransactionQuery QUERY = new TransactionQuery(null, null, null, null, null, null, null, null,
			null, null, null, null);

	private static final List<String> PRIMARY = List.of("FOOD_AND_DRINK", "TRAVEL", "GENERAL_MERCHANDISE",
			"TRANSPORTATION", "ENTERTAINMENT", "RENT_AND_UTILITIES", "TRANSFER_OUT", "INCOME", "MEDICAL");

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

	private final JakartaServletWebApplication application = JakartaServletWebApplication
		.buildApplication(new MockHttpServletRequest().getServletContext());

	private final SpringTemplateEngine engine = engine();

	private final StaticApplicationContext spring = new StaticApplicationContext();

	@Test
	void thePageOfThreeThousandRows(TestReporter reporter) {
		BankSnapshot snapshot = snapshot();
		double[] views = new double[RUNS];
		double[] pages = new double[RUNS];
		for (int run = -RUNS; run < RUNS; run++) {
			Formats formats = Reader.american();
			QueryView query = QueryView.of(QUERY, new LinkedMultiValueMap<>(),
					new BeanPropertyBindingResult(QUERY, "transactionQuery"), Reader.MESSAGES, formats);
			long begin = this.threads.getCurrentThreadCpuTime();
			DashboardView view = DashboardView.of(snapshot, List.of("a1"), query, TODAY, formats);
			TransactionPanels panels = new TransactionPanels(snapshot, query, TODAY);
			Map<String, Object> model = Map.of("format", formats, "flash", "", "environment", PlaidEnvironment.SANDBOX,
					"query", query, "dashboard", view, "chips", panels.chips(formats), "spending",
					panels.spending(formats), "recurring", panels.recurring(formats), "rows", panels.rows());
			long made = this.threads.getCurrentThreadCpuTime();
			CharArrayWriter page = new CharArrayWriter(1 << 17);
			render(model, page);
			long rendered = this.threads.getCurrentThreadCpuTime();
			assertThat(page.toString()).contains("3,000", "Page 1 of 30").endsWith("</html>\n");
			if (run >= 0) {
				views[run] = (made - begin) / 1e6;
				pages[run] = (rendered - made) / 1e6;
			}
		}
		reporter.publishEntry("dashboard of " + ROWS + " rows, median milliseconds of processor time",
				"%.2f for the view, %.2f for the template".formatted(median(views), median(pages)));
	}

	private static double median(double[] values) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static BankSnapshot snapshot() {
		Random random = new Random(1);
		List<Transaction> rows = new ArrayList<>();
		for (int row = 0; row < ROWS; row++) {
			String primary = PRIMARY.get(random.nextInt(PRIMARY.size()));
			rows.add(TransactionBuilder.row()
				.id("row-" + row)
				.date(TODAY.minusDays(row * 90L / ROWS).toString())
				.merchant("Merchant " + (int) Math.abs(random.nextGaussian() * 60))
				.amount(BigDecimal.valueOf(random.nextInt(-2_000, 40_000), 2))
				.currency(Currency.of("USD", null))
				.category(new Category(primary, primary + "_OTHER"))
				.build());
		}
		Card card = new Card(AccountBuilder.card().current("420").limit("2000").build(), CardTerms.UNKNOWN);
		BankData facts = new BankData(List.of(card.account(), AccountBuilder.card().id("other").build()), List.of(card),
				List.of(), rows, BankData.Rows.COMPLETE, false, null, null);
		return new BankSnapshot(Period.ofDays(90, TODAY), NOW,
				List.of(new BankResult.Loaded<>("Bank", facts, NOW, null)));
	}

	/** As Thymeleaf's view does it in the application: properties are looked up once. */
	private void render(Map<String, Object> model, Writer page) {
		WebContext context = new WebContext(
				this.application.buildExchange(new MockHttpServletRequest(), new MockHttpServletResponse()), Locale.US,
				model);
		context.setVariable(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
				new ThymeleafEvaluationContext(this.spring, null));
		this.engine.process("dashboard/dashboard", context, page);
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
