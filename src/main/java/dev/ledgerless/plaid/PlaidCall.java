package dev.ledgerless.plaid;

import java.time.Duration;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One call to Plaid, as the person may see it: without a token.
 *
 * @param bank the position of the bank among those that were read, counted from 0;
 * negative if the call was not about one of them
 * @param endpoint the path at Plaid
 * @param institution the institution's name, {@code null} if the call was about none
 * @param attempt 1, or 2 for the retry
 * @param took how long it took
 * @param outcome {@code ok}, Plaid's {@code error_code}, or {@code no answer}
 * @param requestId Plaid's {@code request_id}, by which its support finds the call;
 * {@code null} if Plaid sent none
 */
public record PlaidCall(int bank, String endpoint, @Nullable String institution, int attempt, Duration took,
		String outcome, @Nullable String requestId) {

	private static final int LONGEST = 64;

	private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_-]");

	/**
	 * Returns a code or an id as it may be logged, whatever the answer contained: not too
	 * long, and without line breaks.
	 * @param sent the text that was sent
	 */
	static String harmless(@Nullable String sent) {
		return (sent != null) ? FOREIGN.matcher(sent.substring(0, Math.min(sent.length(), LONGEST))).replaceAll("?")
				: "-";
	}

	@Override
	public String toString() {
		return "PlaidCall[redacted]";
	}

}
