package dev.ledgerless.demo;

import java.util.List;

/**
 * A recurring event of the account holder, which adds entries to the ledger. A rule may
 * read the entries of earlier rules.
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
