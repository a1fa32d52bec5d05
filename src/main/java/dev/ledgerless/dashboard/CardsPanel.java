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
 * The cards, their totals, and the effect of payments.
 *
 * @param cards each card
 * @param totals the totals of the cards with a known limit, by currency
 * @param whatIf a line for each card with something to pay
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
	 * Returns whether there is no card.
	 * @return {@code true} if there is none
	 */
	public boolean isEmpty() {
		return this.cards.isEmpty();
	}

	/**
	 * Returns whether there are several cards, so that a total says more than a card.
	 * @return {@code true} if there are
	 */
	public boolean isSeveral() {
		return this.cards.size() > 1;
	}

	/**
	 * Returns whether a payment was entered, valid or not.
	 * @return {@code true} if a line has one
	 */
	public boolean isAsked() {
		return this.whatIf.stream().anyMatch((line) -> line.written() != null);
	}

	/**
	 * The cards of one currency.
	 *
	 * @param currency the currency
	 * @param balance the sum of their balances
	 * @param limit the sum of their limits
	 * @param now the utilization
	 * @param after the utilization after the payments, {@code null} if unknown
	 * @param toFair the payment that lowers the utilization to
	 * {@link PayDown#FAIR_PERCENT}
	 * @param toBest the payment that lowers it to {@link PayDown#BEST_PERCENT}
	 */
	public record Total(Currency currency, BigDecimal balance, BigDecimal limit, Meter now, @Nullable Meter after,
			@Nullable BigDecimal toFair, @Nullable BigDecimal toBest) {

		/** Returns nothing if no card counts. */
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
	 * A card with something to pay.
	 *
	 * @param line the payment and its effect
	 * @param written the payment as it was entered, {@code null} if none was
	 * @param error the error in it, {@code null} if it is valid
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
		 * Returns the card's account before the payment.
		 * @return the account
		 */
		public Account account() {
			return this.line.before();
		}

		/**
		 * Returns the name of the field in the URL.
		 * @return the name
		 */
		public String field() {
			return Payments.FIELD + account().id();
		}

		/**
		 * Returns the utilization before the payment.
		 * @return the meter, {@code null} if it is unknown
		 */
		public @Nullable Meter now() {
			return meter(this.line.before());
		}

		/**
		 * Returns the utilization after the payment.
		 * @return the meter, {@code null} if it is unknown
		 */
		public @Nullable Meter after() {
			return meter(this.line.after());
		}

		/**
		 * Returns the payment that lowers the utilization to
		 * {@link PayDown#FAIR_PERCENT}.
		 * @return the amount, {@code null} if it is unknown
		 */
		public @Nullable BigDecimal toFair() {
			return this.line.toReach(PayDown.FAIR_PERCENT);
		}

		/**
		 * Returns the payment that lowers the utilization to
		 * {@link PayDown#BEST_PERCENT}.
		 * @return the amount, {@code null} if it is unknown
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
