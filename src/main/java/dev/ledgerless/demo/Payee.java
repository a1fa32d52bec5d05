package dev.ledgerless.demo;

import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * The other side of a payment, as the bank writes it and as Plaid would enrich it.
 *
 * @param descriptor what the bank writes on the statement; each {@code #} stands for a
 * digit that differs from payment to payment
 * @param merchant the name that Plaid would make of it, or {@code null} when nobody is
 * recognized
 * @param recognized whether Plaid would know the merchant well enough to give it an id
 * @param category what the payment is for
 * @param channel how it is made
 */
record Payee(String descriptor, @Nullable String merchant, boolean recognized, Category category, Channel channel) {

	static Payee shop(String merchant, String descriptor, Category category) {
		return new Payee(descriptor, merchant, true, category, Channel.IN_STORE);
	}

	/** A place around the corner: Plaid reads its name, but has no id for it. */
	static Payee corner(String merchant, String descriptor, Category category) {
		return new Payee(descriptor, merchant, false, category, Channel.IN_STORE);
	}

	static Payee online(String merchant, String descriptor, Category category) {
		return new Payee(descriptor, merchant, true, category, Channel.ONLINE);
	}

	/** Somebody who pays in, or draws by direct debit. */
	static Payee debtor(String merchant, String descriptor, Category category) {
		return new Payee(descriptor, merchant, true, category, Channel.OTHER);
	}

	/** The bank itself, or another account of the same person. */
	static Payee bank(String descriptor, Category category) {
		return new Payee(descriptor, null, false, category, Channel.OTHER);
	}

	Offer at(Price price) {
		return new Offer(this, price);
	}

	/** Plaid's {@code merchant_entity_id}: the same for a merchant at every bank. */
	@Nullable String entityId() {
		return (this.recognized && this.merchant != null) ? StableId.of("merchant", this.merchant) : null;
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
	 * Card payments and purchases wait a day or two to be posted, what banks do among
	 * themselves does not.
	 */
	int daysToPost(RandomGenerator dice) {
		return (this.channel != Channel.OTHER) ? dice.nextInt(1, 3) : 0;
	}

}
