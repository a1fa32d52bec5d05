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
 * The cards as they would be after payments. Nothing is paid or stored.
 *
 * @param cards each card, with its payment
 * @param totals the totals of the cards after the payments, by currency; only the parts
 * about cards have a meaning
 */
public record PayDown(List<Line> cards, List<Totals> totals) {

	/** A utilization above this percentage lowers a credit score. */
	public static final int FAIR_PERCENT = 30;

	/** A utilization up to this percentage is best for a credit score. */
	public static final int BEST_PERCENT = 10;

	public PayDown {
		cards = List.copyOf(cards);
		totals = List.copyOf(totals);
	}

	/**
	 * Calculates the cards after payments.
	 * @param cards the cards
	 * @param payments the payments by account id, at least 0; each is capped at what is
	 * owed
	 * @return the cards after the payments
	 */
	public static PayDown of(List<Card> cards, Map<String, BigDecimal> payments) {
		List<Line> lines = cards.stream()
			.map(Card::account)
			.map((account) -> Line.of(account, payments.getOrDefault(account.id(), BigDecimal.ZERO)))
			.toList();
		return new PayDown(lines, Totals.of(lines.stream().map(Line::after).toList()));
	}

	/**
	 * Returns the payment that lowers a balance to a percentage of a limit.
	 * @param balance what is owed, {@code null} if unknown
	 * @param limit the limit, {@code null} if unknown
	 * @param percent the utilization to reach
	 * @return the exact amount, 0 if no payment is needed, {@code null} if balance or
	 * limit is unknown
	 */
	public static @Nullable BigDecimal toReach(@Nullable BigDecimal balance, @Nullable BigDecimal limit, int percent) {
		if (balance == null || limit == null || limit.signum() <= 0) {
			return null;
		}
		BigDecimal allowed = limit.multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
		return Money.exact(balance.subtract(allowed).max(BigDecimal.ZERO));
	}

	/**
	 * Returns whether any payment is above 0.
	 * @return {@code true} if something is paid
	 */
	public boolean isPaying() {
		return this.cards.stream().anyMatch((line) -> line.payment().signum() > 0);
	}

	/**
	 * One card.
	 *
	 * @param before its account before the payment
	 * @param payment the payment, at most what is owed
	 * @param after its account after the payment
	 * @param capped whether the requested payment was more than is owed
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
		 * Returns the payment that lowers this card's utilization to a percentage.
		 * @param percent the utilization to reach
		 * @return the exact amount, {@code null} if balance or limit is unknown
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
