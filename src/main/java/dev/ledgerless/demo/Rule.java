package dev.ledgerless.demo;

/**
 * Something that keeps happening to the account holder, told as entries. A rule may look
 * at what the rules before it have written.
 */
sealed interface Rule permits CardSettlement, Routine, Surplus, Transfer {

	/**
	 * Unique within a bank: it seeds the rule's randomness and the keys of its entries.
	 */
	String name();

	void write(Ledger ledger);

}
