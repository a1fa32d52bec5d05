package dev.ledgerless.plaid;

import dev.ledgerless.bank.BankProblem;
import org.jspecify.annotations.Nullable;

/**
 * What asking Plaid to remove a bank gave.
 */
public sealed interface Removal {

	/**
	 * Under which Plaid can look the call up.
	 * @return the {@code request_id}, {@code null} if Plaid told none
	 */
	@Nullable String requestId();

	/**
	 * Plaid removed it: access and billing have ended.
	 *
	 * @param requestId under which Plaid can look the call up
	 */
	record Removed(@Nullable String requestId) implements Removal {

	}

	/**
	 * It was gone already.
	 *
	 * @param requestId under which Plaid can look the call up
	 */
	record AlreadyGone(@Nullable String requestId) implements Removal {

	}

	/**
	 * Plaid could not be asked, or did not do it: the bank may go on being linked there.
	 *
	 * @param problem why
	 * @param requestId under which Plaid can look the call up
	 */
	record Unreached(BankProblem problem, @Nullable String requestId) implements Removal {

	}

}
