package dev.ledgerless.ending;

import java.util.regex.Pattern;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The view of the page that takes ending codes.
 *
 * @param linkedBanks how many banks this browser has linked
 * @param problem why nothing was ended a moment ago, {@code null} if nothing was tried
 * @param sent what was sent then and may be corrected; empty if it may be a secret
 */
record EndView(int linkedBanks, @Nullable Problem problem, String sent) {

	private static final int LONGEST = 20_000;

	/** A line of a code, a comment, or nothing; no access token. */
	private static final Pattern LINE = Pattern.compile("(?i)(?!.*access-)(?:[A-Z0-9 \\t-]*|\\s*#.*)");

	static EndView of(BankSession session, @Nullable Problem problem, String sent) {
		boolean harmless = sent.length() <= LONGEST && sent.lines().allMatch((line) -> LINE.matcher(line).matches());
		return new EndView(session.linked().size(), problem, harmless ? sent : "");
	}

	/** Returns how long a file with codes may be, in characters. */
	public int longestFile() {
		return LONGEST;
	}

	@Override
	public String toString() {
		return "EndView[redacted]";
	}

}
