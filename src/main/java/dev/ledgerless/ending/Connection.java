package dev.ledgerless.ending;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.EndingCode;
import dev.ledgerless.plaid.LinkResult;

/**
 * The connection that an ending code stands for, as Plaid knows it.
 *
 * @param code the code
 * @param bank the bank; without a name where Plaid reported none
 * @param state whether it is still connected
 */
record Connection(EndingCode code, Bank bank, State state) {

	static Connection of(EndingCode code, Bank named, LinkResult answer) {
		return switch (answer) {
			case LinkResult.Accepted accepted ->
				new Connection(code, named.institution().isEmpty() ? accepted.bank() : named, State.CONNECTED);
			case LinkResult.Refused refused -> new Connection(code, named, State.GONE);
			case LinkResult.Unavailable _, LinkResult.AnswerLost _ -> new Connection(code, named, State.UNKNOWN);
		};
	}

	/** Returns the bank's name, empty if it is not known. */
	public String institution() {
		return this.bank.institution();
	}

	/** Returns whether Plaid no longer has the connection. */
	public boolean isGone() {
		return this.state == State.GONE;
	}

	@Override
	public String toString() {
		return "Connection[redacted]";
	}

	/** Whether a bank is connected at Plaid. */
	enum State {

		/** Plaid has the connection. */
		CONNECTED,

		/** Plaid no longer has it. */
		GONE,

		/** Plaid could not be asked. */
		UNKNOWN

	}

}
