package dev.ledgerless.connect;

import java.util.List;
import java.util.stream.Stream;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.plaid.LinkResult;
import org.jspecify.annotations.Nullable;

/**
 * The result of exchanging the public tokens of a link.
 *
 * @param accepted the banks whose access tokens are here
 * @param uncertain the institutions for which Plaid may hold a connection whose access
 * token no one has
 * @param unavailable the institutions that Plaid could not be asked about
 * @param problem why Plaid could not be asked, {@code null} if it could
 */
record ExchangedBanks(List<LinkResult.Accepted> accepted, List<String> uncertain, List<String> unavailable,
		@Nullable BankProblem problem) {

	ExchangedBanks {
		accepted = List.copyOf(accepted);
		uncertain = List.copyOf(uncertain);
		unavailable = List.copyOf(unavailable);
	}

	List<Bank> banks() {
		return this.accepted.stream().map(LinkResult.Accepted::bank).toList();
	}

	/** Returns the institutions whose access tokens are not here. */
	List<String> missing() {
		return Stream.concat(this.uncertain.stream(), this.unavailable.stream()).distinct().toList();
	}

	boolean isComplete() {
		return missing().isEmpty();
	}

	/**
	 * Returns why nothing was exchanged; {@code null} if Plaid may have done anything.
	 */
	@Nullable BankProblem reasonForNone() {
		return (this.accepted.isEmpty() && this.uncertain.isEmpty()) ? this.problem : null;
	}

	@Override
	public String toString() {
		return "ExchangedBanks[redacted]";
	}

}
