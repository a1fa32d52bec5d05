package dev.ledgerless.recovery;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the recovery page shows.
 *
 * @param linkedBanks how many banks this browser has linked
 * @param remembered whether this browser is remembered
 * @param secure whether a session can be kept over this connection
 * @param problem what went wrong a moment ago, {@code null} if nothing was tried
 * @param pasted the recovery file that was sent then, empty if it was something else
 * @param remember whether this browser was to be remembered then
 */
record RecoveryView(int linkedBanks, boolean remembered, boolean secure, @Nullable Problem problem, String pasted,
		boolean remember) {

	static RecoveryView of(BankSession session, @Nullable Problem problem, @Nullable String file, boolean remember) {
		String pasted = (problem != null && file != null && RecoveryFile.looksLikeOne(file)) ? file : "";
		return new RecoveryView(session.linked().size(), session.isRemembered(), session.canBeKept(), problem, pasted,
				problem != null && remember);
	}

	/** Spring logs what a page is made of at its finest level. */
	@Override
	public String toString() {
		return "RecoveryView[redacted]";
	}

	/**
	 * Returns the field beside which the problem is shown.
	 * @return the name of a {@link RecoveryProblems.Field}, empty if there is no problem
	 */
	public String place() {
		return (this.problem != null) ? RecoveryProblems.fieldOf(this.problem).name() : "";
	}

	/**
	 * How long a new passphrase has to be.
	 * @return characters
	 */
	public int shortestPassphrase() {
		return Passphrase.SHORTEST;
	}

	/**
	 * How long a file may be.
	 * @return characters
	 */
	public int longestFile() {
		return RecoveryFile.LONGEST;
	}

}
