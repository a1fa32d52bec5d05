package dev.ledgerless.spending;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.Totals;
import dev.ledgerless.account.Card;
import dev.ledgerless.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What cards would look like after payments: nothing is paid, and nothing is kept.
 *
 * @param cards each card, with what would be paid on it
 * @param totals what the cards would sum up to, by currency; only the card part means
 * anything
 */
public record PayDown(List<Line> cards, List<Totals> totals) {

	/** What lenders look at: a utilization above this many percent costs credit score. */
	public static final int FAIR_PERCENT = 30;

	/** A utilization up to this many percent is as good as it gets. */
	public static final int BEST_PERCENT = 10;

	public PayDown {
		cards = List.copyOf(cards);
		totals = List.copyOf(totals);
	}

	/**
	 * Works out payments.
	 * @param cards the cards
	 * @param payments what would be paid, by account id; at least 0. More than is owed
	 * counts as what is owed
	 * @return the cards afterwards
	 */
	public static PayDown of(List<Card> cards, Map<String, BigDecimal> payments) {
		List<Line> lines = cards.stream()
			.map(Card::account)
			.map((account) -> Line.of(account, payments.getOrDefault(account.id(), BigDecimal.ZERO)))
			.toList();
		return new PayDown(lines, Totals.of(lines.stream().map(Line::after).toList()));
	}

	/**
	 * What has to be paid so that a balance is at most so many percent of a limit.
	 * @param balance what is owed, {@code null} if unknown
	 * @param limit the limit, {@code null} if unknown
	 * @param percent the utilization to reach
	 * @return the exact amount, 0 if it is reached already, {@code null} if it cannot be
	 * told
	 */
	public static @Nullable BigDecimal toReach(@Nullable BigDecimal balance, @Nullable BigDecimal limit, int percent) {
		if (balance == null || limit == null || limit.signum() <= 0) {
			return null;
		}
		BigDecimal allowed = limit.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
		return Money.exact(balance.subtract(allowed).max(BigDecimal.ZERO));
	}

	/**
	 * Whether anything would be paid at all.
	 * @return whether a payment is above 0
	 */
	public boolean isPaying() {
		return this.cards.stream().anyMatch((line) -> line.payment().signum() > 0);
	}

	/**
	 * One card.
	 *
	 * @param before its account now
	 * @param payment what would be paid
	 * @param after its account afterwards
	 * @param capped whether more was asked for than is owed
	 */
	public record Line(Account before, BigDecimal payment, Account after, boolean capped) {

		static Line of(Account account, BigDecimal asked) {
			BigDecimal balance = account.current();
			if (balance == null) {
				return new Line(account, BigDecimal.ZERO, account, false);
			}
			BigDecimal payment = Money.exact(asked.min(balance).max(BigDecimal.ZERO));
			return new Line(account, payment, account.withCurrent(balance.subtract(payment)),
					asked.compareTo(payment) > 0);
		}

		/**
		 * What has to be paid now so that this card is used up to so many percent.
		 * @param percent the utilization to reach
		 * @return the exact amount, {@code null} if it cannot be told
		 */
		public @Nullable BigDecimal toReach(int percent) {
			return PayDown.toReach(this.before.current(), this.before.limit(), percent);
		}

		@Override
		public String toString() {
			return "Line[redacted]";
		}

	}

}
