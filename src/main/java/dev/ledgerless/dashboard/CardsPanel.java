package dev.ledgerless.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.Totals;
import dev.ledgerless.account.Card;
import dev.ledgerless.money.Currency;
import dev.ledgerless.spending.PayDown;
import org.jspecify.annotations.Nullable;

/**
 * The cards, what they sum up to, and what they would look like after a payment.
 *
 * @param cards each card
 * @param totals all cards of a currency together, where their limits are known
 * @param whatIf a line for each card that can be paid on
 */
public record CardsPanel(List<CardPanel> cards, List<Total> totals, List<WhatIf> whatIf) {

	static CardsPanel of(List<Card> cards, List<Totals> now, Payments payments, LocalDate today) {
		PayDown payDown = PayDown.of(cards, payments.amounts());
		return new CardsPanel(cards.stream().map((card) -> CardPanel.of(card, today)).toList(),
				now.stream()
					.filter((total) -> total.utilizationPercent() != null)
					.flatMap((total) -> Total.of(total, payDown))
					.toList(),
				payDown.cards().stream().flatMap((line) -> WhatIf.of(line, payments).stream()).toList());
	}

	/**
	 * Whether there is no card.
	 * @return whether there is nothing to show
	 */
	public boolean isEmpty() {
		return this.cards.isEmpty();
	}

	/**
	 * Whether a total tells more than the only card does.
	 * @return whether there are several cards
	 */
	public boolean isSeveral() {
		return this.cards.size() > 1;
	}

	/**
	 * Whether a payment was asked about.
	 * @return whether a line has one, or a wrong one
	 */
	public boolean isAsked() {
		return this.whatIf.stream().anyMatch((line) -> line.written() != null);
	}

	/**
	 * All cards of a currency.
	 *
	 * @param currency the currency
	 * @param balance what is owed
	 * @param limit the limits
	 * @param now how much of them is used
	 * @param after how much would be used after the payments, {@code null} if unknown
	 * @param toFair what has to be paid to come down to the mark
	 * @param toBest what has to be paid to come down to the best
	 */
	public record Total(Currency currency, BigDecimal balance, BigDecimal limit, Meter now, @Nullable Meter after,
			@Nullable BigDecimal toFair, @Nullable BigDecimal toBest) {

		/** None, where no card counts. */
		static Stream<Total> of(Totals now, PayDown payDown) {
			BigDecimal balance = now.cardBalance();
			BigDecimal limit = now.cardLimit();
			if (balance == null || limit == null) {
				return Stream.empty();
			}
			BigDecimal percent = now.utilizationPercent();
			Meter after = payDown.totals()
				.stream()
				.filter((total) -> total.currency().equals(now.currency()))
				.findFirst()
				.map(Totals::utilizationPercent)
				.map(Meter::new)
				.orElse(null);
			return Stream
				.of(new Total(now.currency(), balance, limit, new Meter((percent != null) ? percent : BigDecimal.ZERO),
						after, PayDown.toReach(balance, limit, PayDown.FAIR_PERCENT),
						PayDown.toReach(balance, limit, PayDown.BEST_PERCENT)));
		}

		@Override
		public String toString() {
			return "Total[redacted]";
		}

	}

	/**
	 * One card that can be paid on.
	 *
	 * @param line what would be paid
	 * @param written the payment as it was written, {@code null} if none was
	 * @param error what is wrong with it, {@code null} if nothing is
	 */
	public record WhatIf(PayDown.Line line, @Nullable String written, @Nullable String error) {

		static List<WhatIf> of(PayDown.Line line, Payments payments) {
			BigDecimal balance = line.before().current();
			if (balance == null || balance.signum() <= 0) {
				return List.of();
			}
			String id = line.before().id();
			return List.of(new WhatIf(line, payments.written().get(id), payments.errors().get(id)));
		}

		/**
		 * The card.
		 * @return its account as it is now
		 */
		public Account account() {
			return this.line.before();
		}

		/**
		 * The name of the field in the URL.
		 * @return the name
		 */
		public String field() {
			return Payments.FIELD + account().id();
		}

		/**
		 * How much of the limit is used now.
		 * @return the meter, {@code null} if it is unknown
		 */
		public @Nullable Meter now() {
			return meter(this.line.before());
		}

		/**
		 * How much of the limit would be used.
		 * @return the meter, {@code null} if it is unknown
		 */
		public @Nullable Meter after() {
			return meter(this.line.after());
		}

		/**
		 * What has to be paid to come down to the mark.
		 * @return the amount, {@code null} if it cannot be told
		 */
		public @Nullable BigDecimal toFair() {
			return this.line.toReach(PayDown.FAIR_PERCENT);
		}

		/**
		 * What has to be paid to come down to the best.
		 * @return the amount, {@code null} if it cannot be told
		 */
		public @Nullable BigDecimal toBest() {
			return this.line.toReach(PayDown.BEST_PERCENT);
		}

		private static @Nullable Meter meter(Account account) {
			BigDecimal percent = account.utilizationPercent();
			return (percent != null) ? new Meter(percent) : null;
		}

		@Override
		public String toString() {
			return "WhatIf[redacted]";
		}

	}

}
