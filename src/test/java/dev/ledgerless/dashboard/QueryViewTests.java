package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.transaction.TransactionFilter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.support.StaticMessageSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link QueryView}.
 */
class QueryViewTests {

	private static final TransactionQuery NOTHING = query(null, null, null, null);

	@Test
	void anotherPageKeepsEverythingElseOfTheQuery() {
		MultiValueMap<String, String> written = new LinkedMultiValueMap<>();
		written.add("days", "30");
		written.add("q", "coffee");
		written.add("page", "2");
		assertThat(view(written).urls().page(3)).isEqualTo("/?days=30&q=coffee&page=3#transactions");
	}

	@Test
	void aPageOfAQueryWithoutParametersIsAnAddressToo() {
		assertThat(view(new LinkedMultiValueMap<>()).urls().page(2)).isEqualTo("/?page=2#transactions");
	}

	@ParameterizedTest
	@ValueSource(strings = { "blue bottle", "AT&T", "a+b", "50% off", "a=b", "#1", "{x}", "{", "a?b/c;d", "Café", "東京",
			"🍕", "\"<script>'", "%41", "\\|^`[]" })
	void textSurvivesTheWayToAnotherPage(String text) {
		MultiValueMap<String, String> written = new LinkedMultiValueMap<>();
		written.add("q", text);
		written.add("category", "TRAVEL");
		String address = view(written).urls().page(2);
		assertThat(address).startsWith("/?").endsWith("#transactions");
		assertThat(address.replace("#transactions", "")).doesNotContain(" ", "\"", "<", "{", "}", "|", "\\", "^", "`",
				"#");
		assertThat(read(address, "q")).isEqualTo(text);
		assertThat(read(address, "category")).isEqualTo("TRAVEL");
		assertThat(read(address, "page")).isEqualTo("2");
	}

	@Property
	void anyTextSurvivesTheWayToAnotherPage(@ForAll String text) {
		MultiValueMap<String, String> written = new LinkedMultiValueMap<>();
		written.add("q", text);
		String address = view(written).urls().page(7);
		assertThat(address).matches("/\\?(q=[A-Za-z0-9%._~-]+&)?page=7#transactions");
		assertThat(read(address, "q")).isEqualTo(text.isBlank() ? null : new String(text.getBytes(UTF_8), UTF_8));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n" })
	void aFieldThatWasLeftEmptyIsLeftOutOfAddresses(String nothing) {
		MultiValueMap<String, String> written = new LinkedMultiValueMap<>();
		written.add("q", nothing);
		written.add("category", "TRAVEL");
		assertThat(view(written).urls().page(2)).isEqualTo("/?category=TRAVEL&page=2#transactions");
	}

	@Test
	void repeatedParametersAndStrangeNamesSurviveToo() {
		MultiValueMap<String, String> written = new LinkedMultiValueMap<>();
		written.add("q", "a");
		written.add("q", "b");
		written.add("x&y={z}", "1");
		assertThat(view(written).urls().page(2)).isEqualTo("/?q=a&q=b&x%26y%3D%7Bz%7D=1&page=2#transactions");
	}

	@Test
	void aFieldShowsWhatWasWrittenEvenIfItIsWrong() {
		MultiValueMap<String, String> written = new LinkedMultiValueMap<>();
		written.add("from", "31.1.");
		written.add("from", "second");
		assertThat(view(written).value("from")).isEqualTo("31.1.");
		assertThat(view(written).value("to")).isNull();
	}

	@Test
	void anErrorHasTheWordsOfTheMessagesOnceAField() {
		BindingResult result = new BeanPropertyBindingResult(NOTHING, "transactionQuery");
		result.rejectValue("to", "date.implausible");
		result.rejectValue("to", "to.beforeFrom");
		result.rejectValue("page", "page.first");
		StaticMessageSource messages = new StaticMessageSource();
		messages.addMessage("date.implausible", Locale.US, "Choose another year.");
		messages.addMessage("to.beforeFrom", Locale.US, "Choose a later day.");
		messages.addMessage("page.first", Locale.US, "The first page is 1.");
		QueryView view = QueryView.of(NOTHING, new LinkedMultiValueMap<>(), result, messages, Reader.american());
		assertThat(view.errors()).containsEntry("to", "Choose another year.")
			.containsEntry("page", "The first page is 1.")
			.hasSize(2);
	}

	@Test
	void aPartThatIsWrongFiltersNothing() {
		TransactionQuery query = new TransactionQuery(null, null, null, "a1", null, null, "coffee",
				new BigDecimal("-5"), new BigDecimal("-9"), null, null, null);
		BindingResult result = new BeanPropertyBindingResult(query, "transactionQuery");
		result.rejectValue("min", "amount.sign", "x");
		result.rejectValue("max", "amount.sign", "x");
		QueryView view = QueryView.of(query, new LinkedMultiValueMap<>(), result, new StaticMessageSource(),
				Reader.american());
		assertThat(view.filter()).isEqualTo(new TransactionFilter("a1", null, null, "coffee", null, null, null));
		assertThat(view.isFiltered()).isTrue();
	}

	@Test
	void whereAmountsAreHiddenNoPaymentIsWorkedOutAndNoAddressHasOne() {
		MultiValueMap<String, String> written = new LinkedMultiValueMap<>();
		written.add("mask", "1");
		written.add("pay_card-1", "250");
		TransactionQuery query = new TransactionQuery(null, null, null, null, null, null, null, null, null, null, null,
				true);
		QueryView view = view(query, written);
		assertThat(view.isMasked()).isTrue();
		assertThat(view.payments()).isEqualTo(Payments.NONE);
		assertThat(view.urls().page(2)).isEqualTo("/?mask=1&page=2#transactions");
		assertThat(view.urls().keptBeside(List.of())).containsOnlyKeys("mask");
		assertThat(view.export("/export/transactions.csv")).isEqualTo("/export/transactions.csv?mask=1");
	}

	@Test
	void theSelectedPeriodIsTheOneThatIsShown() {
		assertThat(selected(NOTHING)).containsExactly(90);
		assertThat(selected(query(365, null, null, null))).containsExactly(365);
		assertThat(selected(query(7, null, null, null))).as("refused, so that ninety are shown").containsExactly(90);
		assertThat(selected(query(30, LocalDate.of(2026, 1, 1), null, null))).isEmpty();
		assertThat(selected(query(30, null, LocalDate.of(2026, 1, 1), null))).isEmpty();
	}

	@Test
	void theFormIsOpenWhereSomethingInItIsSet() {
		assertThat(view(NOTHING).isOpen()).isFalse();
		assertThat(view(query(30, null, null, null)).isOpen()).isFalse();
		assertThat(view(query(null, LocalDate.of(2026, 1, 1), null, null)).isOpen()).isTrue();
		assertThat(view(query(null, null, LocalDate.of(2026, 1, 1), null)).isOpen()).isTrue();
		assertThat(view(query(null, null, null, "coffee")).isOpen()).isTrue();
		assertThat(view(query(null, null, null, "coffee")).isFiltered()).isTrue();
		assertThat(view(query(null, null, null, " ")).isFiltered()).isFalse();
	}

	private static List<Integer> selected(TransactionQuery query) {
		QueryView view = view(query);
		return view.periods().stream().filter(view::isPeriod).toList();
	}

	private static QueryView view(TransactionQuery query) {
		return view(query, new LinkedMultiValueMap<>());
	}

	private static QueryView view(MultiValueMap<String, String> written) {
		return view(NOTHING, written);
	}

	private static QueryView view(TransactionQuery query, MultiValueMap<String, String> written) {
		return QueryView.of(query, written, new BeanPropertyBindingResult(query, "transactionQuery"),
				new StaticMessageSource(), Reader.american());
	}

	private static TransactionQuery query(@Nullable Integer days, @Nullable LocalDate from, @Nullable LocalDate to,
			@Nullable String q) {
		return new TransactionQuery(days, from, to, null, null, null, q, null, null, null, null, null);
	}

	/** Reads a parameter as a server does: a plus sign is a space. */
	private static @Nullable String read(String address, String parameter) {
		String value = UriComponentsBuilder.fromUriString(address).build(true).getQueryParams().getFirst(parameter);
		return (value != null) ? UriUtils.decode(value.replace('+', ' '), UTF_8) : null;
	}

}
