package dev.ledgerless.demo;

import java.util.List;

/**
 * Something that keeps happening to the account holder, told as entries. A rule may look
 * at what the rules before it have written.
 */
sealed interface Rule permits CardSettlement, Routine, Surplus, Transfer {

	/**
	 * Unique within a bank: it seeds the rule's randomness and the keys of its entries.
	 */
	String name();

	/** The keys of the accounts to which it adds entries. */
	List<String> accounts();

	void write(Ledger ledger);

}
