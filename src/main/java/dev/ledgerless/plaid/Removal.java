package dev.ledgerless.plaid;

import dev.ledgerless.bank.BankProblem;
import org.jspecify.annotations.Nullable;

/**
 * The result of removing a bank at Plaid.
 */
public sealed interface Removal {

	/**
	 * Returns Plaid's {@code request_id}, by which its support finds the call.
	 * @return {@code null} if Plaid sent none
	 */
	@Nullable String requestId();

	/**
	 * Plaid removed the bank: access and billing have ended.
	 *
	 * @param requestId Plaid's {@code request_id}
	 */
	record Removed(@Nullable String requestId) implements Removal {

	}

	/**
	 * The bank had been removed before.
	 *
	 * @param requestId Plaid's {@code request_id}
	 */
	record AlreadyGone(@Nullable String requestId) implements Removal {

	}

	/**
	 * Plaid has not confirmed the removal: the bank may still be linked there.
	 *
	 * @param problem why
	 * @param requestId Plaid's {@code request_id}
	 * @param answerLost whether Plaid may have removed it nevertheless: the request was
	 * sent, but there is no usable answer
	 */
	record Unreached(BankProblem problem, @Nullable String requestId, boolean answerLost) implements Removal {

	}

}
