package dev.ledgerless.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import dev.ledgerless.transaction.Flow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.web.format.DateTimeFormatters;
import org.springframework.boot.autoconfigure.web.format.WebConversionService;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * Tests for {@link TransactionQuery}, {@link TransactionQueryBinding} and
 * {@link TransactionQueryValidator} as Spring MVC binds them, with the application's
 * conversion and messages.
 */
class TransactionQueryBindingTests {

	private static final String DATE = "Enter the date as year-month-day, such as 2026-01-31.";

	private static final String AMOUNT = "Enter the amount as a number, such as 12.50.";

	private static final String DAYS = "Choose 30, 90, 180, 365 or 730 days.";

	private static final String YEAR = "Choose a year between 1970 and 2200.";

	private static final String SIGN = "Enter the amount without its sign.";

	private static final String PAGE = "Enter the page as a whole number, from 1.";

	private final Answers answers = new Answers();

	private final MockMvc mvc = mvc();

	private final ResourceBundleMessageSource messages = messages();

	@Test
	void withoutParametersNothingIsAskedFor() throws Exception {
		TransactionQuery query = bind(Map.of());
		assertThat(query)
			.isEqualTo(new TransactionQuery(null, null, null, null, null, null, null, null, null, null, null, null));
	}

	@Test
	void everyParameterIsRead() throws Exception {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("days", "180");
		parameters.put("from", "2026-01-01");
		parameters.put("to", "2026-01-31");
		parameters.put("account", "BxBXxLj1m4HMXBm9WZZmCWVbPjX16EHwv99vp");
		parameters.put("category", "FOOD_AND_DRINK");
		parameters.put("q", "Café & Söhne 100% {x} 東京");
		parameters.put("min", "0.1");
		parameters.put("max", "1234.5678");
		parameters.put("flow", "out");
		parameters.put("page", "3");
		assertThat(bind(parameters)).isEqualTo(new TransactionQuery(180, LocalDate.of(2026, 1, 1),
				LocalDate.of(2026, 1, 31), "BxBXxLj1m4HMXBm9WZZmCWVbPjX16EHwv99vp", "FOOD_AND_DRINK", null,
				"Café & Söhne 100% {x} 東京", new BigDecimal("0.1"), new BigDecimal("1234.5678"), Flow.OUT, 3, null));
	}

	@ParameterizedTest
	@CsvSource({ "in, IN", "out, OUT", "IN, IN", "OUT, OUT", "Out, OUT", "' in ', IN" })
	void aFlowIsReadInAnyCase(String text, Flow flow) throws Exception {
		assertThat(bind(Map.of("flow", text)).flow()).isEqualTo(flow);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t" })
	void blankParametersAreIgnored(String blank) throws Exception {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String name : new String[] { "days", "from", "to", "account", "category", "q", "min", "max", "flow",
				"page" }) {
			parameters.put(name, blank);
		}
		assertThat(bind(parameters))
			.isEqualTo(new TransactionQuery(null, null, null, null, null, null, null, null, null, null, null, null));
	}

	@Test
	void parametersOfOthersAreIgnored() throws Exception {
		assertThat(bind(Map.of("utm_source", "x", "class.name", "x", "query", "x", "_csrf", "x")))
			.isEqualTo(bind(Map.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "30", "90", "180", "365", "730" })
	void theOfferedPeriodsAreGood(String days) throws Exception {
		assertThat(errors(Map.of("days", days))).isEmpty();
	}

	@Test
	void blanksAroundANumberDoNotMatter() throws Exception {
		assertThat(bind(Map.of("days", " 30 ", "page", "\t2")).days()).isEqualTo(30);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "31", "0", "-30", "731", "2147483647" })
	void daysThatAreNotOfferedAreRefused(String days) throws Exception {
		assertThat(errors(Map.of("days", days))).containsExactly(Map.entry("days", DAYS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "thirty", "30.5", "2147483648", "30 days", "<script>", "0x1e", "0X1E", "#1e", "-0x1e",
			"3 0", "+30", "٣٠" })
	void daysThatAreNoNumberAreRefused(String days) throws Exception {
		assertThat(errors(Map.of("days", days))).containsExactly(Map.entry("days", DAYS));
	}

	@ParameterizedTest
	@ValueSource(strings = { "31.01.2026", "01/31/2026", "2026-1-31", "2026-02-29", "2026-13-01", "20260131",
			"yesterday", "2026-01-31T10:00", "26-01-31" })
	void aDateThatIsNoDateIsRefused(String date) throws Exception {
		assertThat(errors(Map.of("from", date))).containsExactly(Map.entry("from", DATE));
		assertThat(errors(Map.of("to", date))).containsExactly(Map.entry("to", DATE));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1969-12-31", "2201-01-01", "0001-01-01", "-999999999-01-01", "+999999999-12-31" })
	void anImplausibleYearIsRefused(String date) throws Exception {
		assertThat(errors(Map.of("from", date))).containsExactly(Map.entry("from", YEAR));
		assertThat(errors(Map.of("to", date))).containsExactly(Map.entry("to", YEAR));
	}

	@Test
	void theFirstAndTheLastPlausibleDayAreGood() throws Exception {
		assertThat(errors(Map.of("from", "1970-01-01", "to", "2200-12-31"))).isEmpty();
	}

	@Test
	void aPeriodThatEndsBeforeItBeginsIsRefused() throws Exception {
		assertThat(errors(Map.of("from", "2026-02-01", "to", "2026-01-31")))
			.containsExactly(Map.entry("to", "The end date is before the start date."));
	}

	@Test
	void aPeriodOfOneDayIsGood() throws Exception {
		assertThat(errors(Map.of("from", "2026-02-01", "to", "2026-02-01"))).isEmpty();
	}

	@Test
	void eitherEndOfAPeriodMayBeLeftOpen() throws Exception {
		assertThat(errors(Map.of("from", "2026-02-01"))).isEmpty();
		assertThat(errors(Map.of("to", "2026-02-01"))).isEmpty();
		assertThat(errors(Map.of("from", "2026-02-01", "to", "", "days", "30"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ten", "12,50", "1.234,56", "$5", "NaN", "Infinity", "--1", "1e", "0x" })
	void anAmountThatIsNoNumberIsRefused(String amount) throws Exception {
		assertThat(errors(Map.of("min", amount))).containsExactly(Map.entry("min", AMOUNT));
		assertThat(errors(Map.of("max", amount))).containsExactly(Map.entry("max", AMOUNT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "-0.0001" })
	void anAmountWithASignIsRefused(String amount) throws Exception {
		assertThat(errors(Map.of("min", amount))).containsExactly(Map.entry("min", SIGN));
		assertThat(errors(Map.of("max", amount))).containsExactly(Map.entry("max", SIGN));
	}

	@Test
	void theGreatestAmountMustNotBeBelowTheLeast() throws Exception {
		assertThat(errors(Map.of("min", "10", "max", "9.99")))
			.containsExactly(Map.entry("max", "The maximum is less than the minimum."));
		assertThat(errors(Map.of("min", "10", "max", "10.00"))).isEmpty();
		assertThat(errors(Map.of("min", "0", "max", "0"))).isEmpty();
	}

	@Test
	void anAmountOfAnySizeIsReadOrRefusedAtOnce() throws Exception {
		String implausible = "Enter an amount of at most 15 digits and 10 decimals.";
		assertThat(errors(Map.of("min", "1e2147483647"))).containsExactly(Map.entry("min", implausible));
		assertThat(errors(Map.of("max", "1e-2147483647"))).containsExactly(Map.entry("max", implausible));
		assertThat(errors(Map.of("min", "1e99999999999"))).containsExactly(Map.entry("min", AMOUNT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sideways", "in,out", "1", "NULL" })
	void aFlowThatIsNoneIsRefused(String flow) throws Exception {
		assertThat(errors(Map.of("flow", flow))).containsExactly(Map.entry("flow", "Choose in or out."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1" })
	void aPageBeforeTheFirstIsRefused(String page) throws Exception {
		assertThat(errors(Map.of("page", page))).containsExactly(Map.entry("page", "The first page is 1."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "last", "1.5", "99999999999", "0x2", "1 0", "+1" })
	void aPageThatIsNoNumberIsRefused(String page) throws Exception {
		assertThat(errors(Map.of("page", page))).containsExactly(Map.entry("page", PAGE));
	}

	@Test
	void everyPartThatCannotBeReadIsTold() throws Exception {
		assertThat(
				errors(Map.of("days", "x", "from", "x", "to", "x", "min", "x", "max", "x", "flow", "x", "page", "x")))
			.containsOnly(Map.entry("days", DAYS), Map.entry("from", DATE), Map.entry("to", DATE),
					Map.entry("min", AMOUNT), Map.entry("max", AMOUNT), Map.entry("flow", "Choose in or out."),
					Map.entry("page", PAGE));
	}

	@Test
	void everyRuleThatIsBrokenIsTold() throws Exception {
		assertThat(errors(Map.of("days", "7", "from", "1900-01-01", "min", "-1", "page", "0"))).containsOnlyKeys("days",
				"from", "min", "page");
	}

	@Test
	void thePartsThatCouldBeReadAreThereBesideTheOneThatCouldNot() throws Exception {
		assertThat(errors(Map.of("min", "x", "q", "coffee", "days", "30"))).containsOnlyKeys("min");
		TransactionQuery query = this.answers.bound();
		assertThat(query.q()).isEqualTo("coffee");
		assertThat(query.days()).isEqualTo(30);
		assertThat(query.min()).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "days", "from", "to", "min", "max", "flow", "page" })
	void aTypeMismatchIsLookedUpUnderTheNameOfTheQuery(String field) throws Exception {
		errors(Map.of(field, "<script>"));
		FieldError error = Objects.requireNonNull(this.answers.result().getFieldError(field));
		assertThat(error.getCodes()).contains("typeMismatch.transactionQuery." + field);
		assertThat(this.messages.getMessage("typeMismatch.transactionQuery." + field, null, Locale.US))
			.isEqualTo(this.messages.getMessage(error, Locale.US));
	}

	@Test
	void theMessagesAreTheSameForEveryReader() throws Exception {
		errors(Map.of("from", "x"));
		FieldError error = Objects.requireNonNull(this.answers.result().getFieldError("from"));
		assertThat(this.messages.getMessage(error, Locale.GERMANY)).isEqualTo(DATE);
		assertThat(this.messages.getMessage(error, Locale.forLanguageTag("ar-EG"))).isEqualTo(DATE);
	}

	@Test
	void aControllerThatTakesNoErrorsRefusesABadQuery() throws Exception {
		this.mvc.perform(get("/strict").param("days", "90")).andExpect(status().isOk());
		for (String bad : new String[] { "7", "x" }) {
			this.mvc.perform(get("/strict").param("days", bad))
				.andExpect(status().isBadRequest())
				.andExpect((result) -> assertThat(result.getResolvedException())
					.isInstanceOf(MethodArgumentNotValidException.class));
		}
	}

	/** Binds parameters that are all valid. */
	private TransactionQuery bind(Map<String, String> parameters) throws Exception {
		assertThat(errors(parameters)).isEmpty();
		return this.answers.bound();
	}

	/** Returns the invalid fields, each with its message. */
	private Map<String, String> errors(Map<String, String> parameters) throws Exception {
		MockHttpServletRequestBuilder request = get("/");
		parameters.forEach(request::param);
		this.mvc.perform(request).andExpect(status().isOk());
		Map<String, String> errors = new LinkedHashMap<>();
		for (FieldError error : this.answers.result().getFieldErrors()) {
			String text = this.messages.getMessage(error, Locale.US);
			assertThat(text).doesNotContain("Exception", "java.", "Failed to convert", "<script>");
			assertThat(errors.put(error.getField(), text)).as("only one error of " + error.getField()).isNull();
		}
		assertThat(this.answers.result().getGlobalErrors()).isEmpty();
		return errors;
	}

	private MockMvc mvc() {
		return MockMvcBuilders.standaloneSetup(this.answers)
			.setControllerAdvice(new TransactionQueryBinding())
			.setConversionService(new WebConversionService(new DateTimeFormatters().dateFormat("iso")))
			.build();
	}

	private static ResourceBundleMessageSource messages() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
		messages.setFallbackToSystemLocale(false);
		return messages;
	}

	@Controller
	static class Answers {

		private @Nullable TransactionQuery query;

		private @Nullable BindingResult result;

		@GetMapping("/")
		@ResponseBody
		String lenient(@Validated TransactionQuery query, BindingResult result) {
			this.query = query;
			this.result = result;
			return "";
		}

		@GetMapping("/strict")
		@ResponseBody
		String strict(@Validated TransactionQuery query) {
			return "";
		}

		TransactionQuery bound() {
			return Objects.requireNonNull(this.query);
		}

		BindingResult result() {
			return Objects.requireNonNull(this.result);
		}

	}

}
