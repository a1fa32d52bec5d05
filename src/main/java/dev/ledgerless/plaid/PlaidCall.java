package dev.ledgerless.plaid;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * One call to Plaid that was made for somebody, as they may see it: never a token.
 *
 * @param endpoint the path at Plaid
 * @param institution the bank it was about, {@code null} if it was about none
 * @param attempt 1, or 2 for the one retry
 * @param took how long it took
 * @param outcome {@code ok}, Plaid's {@code error_code}, or {@code no answer}
 * @param requestId under which Plaid can look it up, {@code null} if it told none
 */
public record PlaidCall(String endpoint, @Nullable String institution, int attempt, Duration took, String outcome,
		@Nullable String requestId) {

}
