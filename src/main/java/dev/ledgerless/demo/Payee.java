package dev.ledgerless.demo;

import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * The other side of a payment, as the bank describes it and as Plaid would enrich it.
 *
 * @param merchant the name that Plaid would show, or {@code null} for the bank itself
 * @param descriptor the text on the statement; each {@code #} stands for a digit that
 * differs from payment to payment
 * @param category what the payment is for
 */
record Payee(Kind kind, @Nullable String merchant, String descriptor, Category category) {

	Payee {
		if ((kind == Kind.BANK) != (merchant == null)) {
			throw new IllegalArgumentException("A payee needs a merchant, unless it is the bank itself");
		}
	}

	/** The bank itself, or another account of the same person. */
	static Payee bank(String descriptor, Category category) {
		return new Payee(Kind.BANK, null, descriptor, category);
	}

	/** Whether Plaid would have an identifier for the merchant. */
	boolean recognized() {
		return this.kind.recognized;
	}

	Channel channel() {
		return this.kind.channel;
	}

	/** Plaid's {@code merchant_entity_id}: the same for a merchant at every bank. */
	@Nullable String entityId() {
		return (recognized() && this.merchant != null) ? StableId.of("merchant", this.merchant) : null;
	}

	String description(RandomGenerator dice) {
		StringBuilder description = new StringBuilder(this.descriptor);
		for (int i = 0; i < description.length(); i++) {
			if (description.charAt(i) == '#') {
				description.setCharAt(i, (char) ('0' + dice.nextInt(10)));
			}
		}
		return description.toString();
	}

	/**
	 * Purchases are posted after a day or two, payments between banks at once.
	 */
	int daysToPost(RandomGenerator dice) {
		return (channel() != Channel.OTHER) ? dice.nextInt(1, 3) : 0;
	}

	/**
	 * The kinds of payees, which differ in the channel and in whether Plaid recognizes
	 * them.
	 */
	enum Kind {

		SHOP(Channel.IN_STORE, true),

		/**
		 * A place around the corner: Plaid reads its name, but has no identifier for it.
		 */
		CORNER(Channel.IN_STORE, false),

		ONLINE(Channel.ONLINE, true),

		/** An employer or a creditor: direct deposit or direct debit. */
		DIRECT(Channel.OTHER, true),

		/** The bank itself, or another account of the same person. */
		BANK(Channel.OTHER, false);

		private final Channel channel;

		private final boolean recognized;

		Kind(Channel channel, boolean recognized) {
			this.channel = channel;
			this.recognized = recognized;
		}

	}

}
