package dev.ledgerless;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.ledgerless.plaid.PlaidWire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Page and API tell the same numbers, and both those of a calculation that was written
 * here from the rules in words: over made-up people with pending twins, refunds,
 * transfers, card payments, missing categories and names, and five currencies of which
 * one is not official.
 */
class NumbersAgreeTests {

	private static final List<String> CURRENCIES = List.of("USD", "EUR", "JPY", "KWD", "BTC");

	private static final Map<String, Integer> DECIMALS = Map.of("USD", 2, "EUR", 2, "JPY", 0, "KWD", 3, "BTC", 8);

	private static final List<List<@Nullable String>> CATEGORIES = List.of(
			List.of("FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE"), List.of("TRAVEL", "TRAVEL_FLIGHTS"),
			List.of("RENT_AND_UTILITIES", "RENT_AND_UTILITIES_RENT"), List.of("TRANSFER_IN", "TRANSFER_IN_DEPOSIT"),
			List.of("TRANSFER_OUT", "TRANSFER_OUT_SAVINGS"), List.of("INCOME", "INCOME_SALARY"),
			List.of("LOAN_DISBURSEMENTS", "LOAN_DISBURSEMENTS_OTHER"),
			List.of("LOAN_PAYMENTS", "LOAN_PAYMENTS_CREDIT_CARD_PAYMENT"),
			List.of("LOAN_PAYMENTS", "LOAN_PAYMENTS_CAR_PAYMENT"));

	@AutoClose("giveBack")
	private static final PlaidWire WIRE = PlaidWire.borrow();

	@RegisterExtension
	private static final TestApplication APPLICATION = TestApplication.with(WIRE);

	private final LocalDate today = LocalDate.now(Clock.system(ZoneId.systemDefault()));

	private Browser browser = APPLICATION.browser();

	@BeforeEach
	void newBrowser() {
		WIRE.reset();
		this.browser = APPLICATION.browser();
	}

	@ParameterizedTest(name = "person {0}")
	@ValueSource(ints = { 1, 2, 3, 4, 5 })
	void pageAndApiTellWhatTheRulesSay(int person) {
		Random random = new Random(person);
		PlaidWire.Item first = bank(random, "first", 180);
		PlaidWire.Item second = bank(random, "second", 60);
		this.browser.paste(first.token());
		this.browser.paste(second.token());
		List<JsonNode> rows = new ArrayList<>(first.rows());
		rows.addAll(second.rows());
		Map<String, Rules> expected = rules(rows);

		JsonNode api = this.browser.json("/api/spending-analysis").get("currencies");
		assertThat(api).hasSameSizeAs(expected.keySet());
		for (JsonNode spending : api) {
			assertThat(told(spending)).isEqualTo(expected.get(spending.get("currency").asString()));
		}
		Map<String, BigDecimal> sums = new TreeMap<>();
		for (JsonNode row : this.browser.json("/api/transactions").get("transactions")) {
			sums.merge(row.get("currency").asString(), row.get("amount").decimalValue(), BigDecimal::add);
		}
		expected.forEach((currency, rules) -> assertThat(sums.get(currency))
			.isEqualByComparingTo(rules.moneyOut.subtract(rules.moneyIn)));

		String page = this.browser.get("/", "Accept-Language", "en-US").body();
		expected.forEach((currency, rules) -> {
			String panel = panel(page, currency);
			int decimals = Objects.requireNonNull(DECIMALS.get(currency));
			assertShown(panel, "Spent <span[^>]*>" + currency + "</span>", rules.spent, decimals);
			assertShown(panel, "Money in", rules.moneyIn, decimals);
			assertShown(panel, "Money out", rules.moneyOut, decimals);
			rules.categories.forEach((category,
					sum) -> assertThat(panel).containsPattern(Pattern.compile(
							">" + words(category) + "</a>\\s*<span class=\"sub\">" + sum.count
									+ " transactions?</span>.*?<td class=\"num\">[^<]*" + digits(sum.amount, decimals),
							Pattern.DOTALL)));
		});
	}

	private PlaidWire.Item bank(Random random, String name, int count) {
		PlaidWire.Item item = WIRE.item("Bank " + name).checking("100");
		for (int i = 0; i < count; i++) {
			String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
			BigDecimal amount = BigDecimal.valueOf(random.nextInt(-40_000, 120_000),
					Math.min(4, Objects.requireNonNull(DECIMALS.get(currency))));
			LocalDate date = this.today.minusDays(random.nextInt(91));
			ObjectNode row = item.row(name + i, date, amount.toPlainString());
			describe(row, random, currency);
			if (random.nextInt(6) == 0) {
				ObjectNode pending = item.row(name + "-pending-" + i, date, amount.add(BigDecimal.ONE).toPlainString());
				describe(pending, random, currency);
				pending.put("pending", true);
				row.put("pending_transaction_id", name + "-pending-" + i);
			}
			else if (random.nextInt(8) == 0) {
				row.put("pending", true);
			}
		}
		return item;
	}

	private static void describe(ObjectNode row, Random random, String currency) {
		if (currency.equals("BTC")) {
			row.putNull("iso_currency_code").put("unofficial_currency_code", currency);
		}
		else {
			row.put("iso_currency_code", currency);
		}
		if (random.nextInt(7) == 0) {
			row.putNull("personal_finance_category");
		}
		else {
			List<@Nullable String> category = CATEGORIES.get(random.nextInt(CATEGORIES.size()));
			row.putObject("personal_finance_category").put("primary", category.get(0)).put("detailed", category.get(1));
		}
		switch (random.nextInt(4)) {
			case 0 -> row.put("merchant_name", "Merchant " + random.nextInt(9));
			case 1 -> row.put("merchant_name", "Brand " + random.nextInt(3))
				.put("merchant_entity_id", "entity-" + random.nextInt(3));
			case 2 -> row.put("name", "Description " + random.nextInt(5));
			default -> row.putNull("name");
		}
	}

	/** What the numbers mean, row by row. */
	private static Map<String, Rules> rules(List<JsonNode> rows) {
		Set<String> replaced = new HashSet<>();
		for (JsonNode row : rows) {
			replaced.add(row.get("pending_transaction_id").asString(""));
		}
		Map<String, Rules> all = new TreeMap<>();
		for (JsonNode row : rows) {
			if (row.get("pending").asBoolean() && replaced.contains(row.get("transaction_id").asString())) {
				continue;
			}
			String currency = row.get("iso_currency_code").asString(row.get("unofficial_currency_code").asString(""));
			Rules rules = all.computeIfAbsent(currency, (code) -> new Rules());
			BigDecimal amount = row.get("amount").decimalValue();
			if (amount.signum() > 0) {
				rules.moneyOut = rules.moneyOut.add(amount);
			}
			else {
				rules.moneyIn = rules.moneyIn.subtract(amount);
			}
			JsonNode category = row.get("personal_finance_category");
			String primary = category.path("primary").asString("");
			boolean counts = category.isNull() ? amount.signum() > 0
					: !Set.of("TRANSFER_IN", "TRANSFER_OUT", "INCOME", "LOAN_DISBURSEMENTS").contains(primary)
							&& !category.get("detailed").asString("").equals("LOAN_PAYMENTS_CREDIT_CARD_PAYMENT");
			if (counts) {
				rules.spent = rules.spent.add(amount);
				rules.months.merge(row.get("date").asString().substring(0, 7), amount, BigDecimal::add);
				rules.categories.merge(primary, new Sum(amount, 1), Sum::plus);
				rules.merchants.merge(
						row.get("merchant_entity_id")
							.asString(row.get("merchant_name").asString(row.get("name").asString(""))),
						new Sum(amount, 1), Sum::plus);
			}
		}
		return all;
	}

	private static Rules told(JsonNode spending) {
		Rules rules = new Rules();
		rules.moneyOut = spending.get("money_out").decimalValue();
		rules.moneyIn = spending.get("money_in").decimalValue();
		rules.spent = spending.get("spent").decimalValue();
		for (JsonNode month : spending.get("by_month")) {
			rules.months.put(month.get("month").asString(), month.get("spent").decimalValue());
		}
		for (JsonNode category : spending.get("by_category")) {
			rules.categories.put(category.get("category").asString(""),
					new Sum(category.get("spent").decimalValue(), category.get("count").asInt()));
		}
		// Two merchants may have one label, so they are told apart by their place.
		for (JsonNode merchant : spending.get("by_merchant")) {
			rules.merchants.put(rules.merchants.size() + merchant.get("merchant").asString(""),
					new Sum(merchant.get("spent").decimalValue(), merchant.get("count").asInt()));
		}
		return rules;
	}

	/** The part of the page that is about a currency. */
	private static String panel(String page, String currency) {
		int begin = page.indexOf("total__currency\">" + currency + "</span></dt><dd>", page.indexOf("id=\"spending\""));
		assertThat(begin).as(currency).isPositive();
		int end = page.indexOf("class=\"panel stats\"", begin);
		return page.substring(page.lastIndexOf("<dl", begin),
				(end > 0) ? end : page.indexOf("id=\"recurring\"", begin));
	}

	private static void assertShown(String panel, String name, BigDecimal amount, int decimals) {
		Matcher matcher = Pattern.compile("<dt>" + name + "</dt><dd>([^<]+)</dd>").matcher(panel);
		assertThat(matcher.find()).as(name).isTrue();
		assertThat(new BigDecimal(matcher.group(1).replaceAll("[^0-9.-]", ""))).as(name)
			.isEqualByComparingTo(amount.setScale(decimals, RoundingMode.HALF_UP));
	}

	/**
	 * An amount without its sign, as English readers group it, whatever stands around.
	 */
	private static String digits(BigDecimal amount, int decimals) {
		BigDecimal rounded = amount.abs().setScale(decimals, RoundingMode.HALF_UP);
		int least = (decimals == 8) ? 2 : decimals;
		while (rounded.scale() > least && rounded.unscaledValue().mod(BigInteger.TEN).signum() == 0) {
			rounded = rounded.setScale(rounded.scale() - 1, RoundingMode.UNNECESSARY);
		}
		return Pattern.quote("%,.{scale}f".replace("{scale}", String.valueOf(rounded.scale())).formatted(rounded));
	}

	private static String words(String category) {
		String words = category.isEmpty() ? "uncategorized" : category.toLowerCase(Locale.ROOT);
		return Pattern.quote(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1).replace('_', ' '));
	}

	private record Sum(BigDecimal amount, int count) {

		Sum plus(Sum other) {
			return new Sum(this.amount.add(other.amount), this.count + other.count);
		}

	}

	private static final class Rules {

		private BigDecimal moneyOut = BigDecimal.ZERO;

		private BigDecimal moneyIn = BigDecimal.ZERO;

		private BigDecimal spent = BigDecimal.ZERO;

		private final Map<String, BigDecimal> months = new TreeMap<>();

		private final Map<String, Sum> categories = new TreeMap<>();

		private final Map<String, Sum> merchants = new TreeMap<>();

		/**
		 * All numbers in one form; of the merchants all sums, whatever they are called.
		 */
		private String numbers() {
			List<String> ofMerchants = this.merchants.values().stream().map(Rules::plain).sorted().toList();
			Map<String, String> ofMonths = new TreeMap<>();
			this.months.forEach((month, sum) -> ofMonths.put(month, plain(sum)));
			Map<String, String> ofCategories = new TreeMap<>();
			this.categories.forEach((category, sum) -> ofCategories.put(category, plain(sum)));
			return List
				.of(plain(this.moneyOut), plain(this.moneyIn), plain(this.spent), ofMonths, ofCategories, ofMerchants)
				.toString();
		}

		private static String plain(Sum sum) {
			return plain(sum.amount) + " in " + sum.count;
		}

		private static String plain(BigDecimal amount) {
			return (amount.signum() == 0) ? "0" : amount.stripTrailingZeros().toPlainString();
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Rules rules && numbers().equals(rules.numbers());
		}

		@Override
		public int hashCode() {
			return numbers().hashCode();
		}

		@Override
		public String toString() {
			return numbers();
		}

	}

}
