package dev.ledgerless.recovery;

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
record RecoveryView(int linkedBanks, boolean remembered, boolean secure, @Nullable RecoveryProblem problem,
		String pasted, boolean remember) {

	/** Spring logs what a page is made of at its finest level. */
	@Override
	public String toString() {
		return "RecoveryView[redacted]";
	}

	/**
	 * Where the problem is told.
	 * @return the name of a {@link RecoveryProblem.Field}, empty if there is no problem
	 */
	public String place() {
		return (this.problem != null) ? this.problem.field().name() : "";
	}

	/**
	 * The key of the problem's message.
	 * @return the key, empty if there is no problem
	 */
	public String message() {
		return (this.problem != null) ? "recovery." + this.problem.name() : "";
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
