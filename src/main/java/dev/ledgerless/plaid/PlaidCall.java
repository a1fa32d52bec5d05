package dev.ledgerless.plaid;

import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One call to Plaid that was made for somebody, as they may see it: never a token.
 *
 * @param bank which of the banks that were asked, counted from 0; negative if it was
 * about none
 * @param endpoint the path at Plaid
 * @param institution the bank it was about, {@code null} if it was about none
 * @param attempt 1, or 2 for the one retry
 * @param took how long it took
 * @param outcome {@code ok}, Plaid's {@code error_code}, or {@code no answer}
 * @param requestId under which Plaid can look it up, {@code null} if it told none
 */
public record PlaidCall(int bank, String endpoint, @Nullable String institution, int attempt, Duration took,
		String outcome, @Nullable String requestId) {

	private static final int LONGEST = 64;

	private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_-]");

	/**
	 * A code or an id as it may stand in a log: whatever answers could send more than
	 * that, and nothing of it may end a line.
	 * @param told what was told
	 * @return letters, digits, hyphens and underscores, not too many
	 */
	static String harmless(@Nullable String told) {
		return (told != null) ? FOREIGN.matcher(told.substring(0, Math.min(told.length(), LONGEST))).replaceAll("?")
				: "-";
	}

	@Override
	public String toString() {
		return "PlaidCall[redacted]";
	}

}
