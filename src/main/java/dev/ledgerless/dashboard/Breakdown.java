package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.ledgerless.money.Currency;
import dev.ledgerless.money.Money;
import dev.ledgerless.spending.Spending;
import org.jspecify.annotations.Nullable;

/**
 * A table of the shares of a spending, the greatest first.
 *
 * @param heading the heading of the table
 * @param column the heading of the first column
 * @param first the shares that are always shown
 * @param more the other shares
 * @param summary the text that opens the other shares
 */
public record Breakdown(String heading, String column, List<Share> first, List<Share> more, String summary) {

	/** How many shares are always shown. */
	private static final int FIRST_LINES = 8;

	/** How many merchants have a line of their own; the others share one. */
	private static final int MOST_MERCHANTS = 50;

	static Breakdown byCategory(Spending spending, DashboardUrls urls, Formats formats) {
		List<Spending.Category> all = spending.byCategory();
		BigDecimal greatest = greatest(all, Spending.Category::spent);
		List<Share> shares = all.stream()
			.map((entry) -> Share.of(formats.category(entry.category()),
					urls.only("category",
							(entry.category() != null) ? entry.category()
									: dev.ledgerless.transaction.Category.NO_NAME),
					entry.spent(), entry.count(), spending.spent(), greatest))
			.toList();
		int first = firstLines(shares);
		return new Breakdown(formats.message("spending.by-category"), formats.message("spending.category"),
				shares.subList(0, first), shares.subList(first, shares.size()),
				formats.message("spending.more-categories", formats.count(all.size() - first)));
	}

	static Breakdown byMerchant(Spending spending, DashboardUrls urls, Formats formats) {
		List<Spending.Merchant> all = spending.byMerchant();
		BigDecimal greatest = greatest(all, Spending.Merchant::spent);
		int named = (all.size() > MOST_MERCHANTS + 1) ? MOST_MERCHANTS : all.size();
		List<Share> shares = Stream
			.concat(all.subList(0, named)
				.stream()
				.map((entry) -> Share.of(nameOf(entry, formats), urlOf(entry, urls), entry.spent(), entry.count(),
						spending.spent(), greatest)),
					others(all.subList(named, all.size()), spending.spent(), greatest, formats))
			.toList();
		int first = firstLines(shares);
		return new Breakdown(formats.message("spending.by-merchant"), formats.message("spending.merchant"),
				shares.subList(0, first), shares.subList(first, shares.size()),
				formats.message("spending.more-merchants", formats.count(all.size() - first)));
	}

	private static int firstLines(List<Share> shares) {
		return (shares.size() <= FIRST_LINES + 2) ? shares.size() : FIRST_LINES;
	}

	private static <E> BigDecimal greatest(List<E> entries, Function<E, BigDecimal> spent) {
		return entries.stream().map(spent).reduce(BigDecimal.ZERO, BigDecimal::max);
	}

	private static Stream<Share> others(List<Spending.Merchant> merchants, BigDecimal total, BigDecimal greatest,
			Formats formats) {
		return merchants.isEmpty() ? Stream.empty() : Stream
			.of(Share.of(formats.message("spending.other-merchants", formats.count(merchants.size())), null,
					Money.exact(
							merchants.stream().map(Spending.Merchant::spent).reduce(BigDecimal.ZERO, BigDecimal::add)),
					merchants.stream().mapToInt(Spending.Merchant::count).sum(), total, greatest));
	}

	private static String nameOf(Spending.Merchant entry, Formats formats) {
		String merchant = entry.merchant();
		return (merchant != null && !merchant.isBlank()) ? merchant : formats.message("transactions.no-description");
	}

	private static @Nullable String urlOf(Spending.Merchant entry, DashboardUrls urls) {
		String key = entry.key();
		return (key != null && !key.isBlank()) ? urls.only("merchant", key) : null;
	}

	/**
	 * Returns the rows of a table.
	 * @param shares the shares, one a row
	 * @param currency the currency of their amounts
	 * @param format the formats of the page
	 * @return the markup
	 */
	public String markup(List<Share> shares, Currency currency, Formats format) {
		return RowsMarkup.shares(shares, currency, format);
	}

	@Override
	public String toString() {
		return "Breakdown[redacted]";
	}

	/**
	 * A share of a spending.
	 *
	 * @param label the name of the category or merchant
	 * @param href the URL of its rows, {@code null} if it has none
	 * @param spent the amount
	 * @param count the number of rows
	 * @param percent its percentage of all spending, {@code null} if all spending is not
	 * above 0
	 * @param length the length of its bar, in whole percent
	 */
	public record Share(String label, @Nullable String href, BigDecimal spent, int count, @Nullable BigDecimal percent,
			int length) {

		private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

		static Share of(String label, @Nullable String href, BigDecimal spent, int count, BigDecimal total,
				BigDecimal greatest) {
			return new Share(label, href, spent, count, percentOf(spent, total), lengthOf(spent, greatest));
		}

		private static @Nullable BigDecimal percentOf(BigDecimal spent, BigDecimal total) {
			return (total.signum() > 0) ? spent.multiply(HUNDRED).divide(total, 1, RoundingMode.HALF_UP) : null;
		}

		private static int lengthOf(BigDecimal spent, BigDecimal greatest) {
			if (greatest.signum() <= 0 || spent.signum() <= 0) {
				return 0;
			}
			return spent.multiply(HUNDRED)
				.divide(greatest, MathContext.DECIMAL32)
				.setScale(0, RoundingMode.CEILING)
				.min(HUNDRED)
				.intValueExact();
		}

		@Override
		public String toString() {
			return "Share[redacted]";
		}

	}

}
