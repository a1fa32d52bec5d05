package dev.ledgerless.bank;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Why a bank, or a part of it, could not be read.
 *
 * @param status the reason, never {@link BankStatus#OK}
 * @param errorCode Plaid's {@code error_code}, {@code null} if Plaid told none
 */
public record BankProblem(BankStatus status, @Nullable String errorCode) {

	/**
	 * The {@code error_code}s with which Plaid refuses this site, not the bank: wrong
	 * keys, or an environment or institution it has no leave for.
	 */
	public static final Set<String> MISCONFIGURED_SITE = Set.of("INVALID_API_KEYS", "UNAUTHORIZED_ENVIRONMENT",
			"UNAUTHORIZED_INSTITUTION", "UNAUTHORIZED_ROUTE_ACCESS", "INSTITUTION_REGISTRATION_REQUIRED");

	/**
	 * The {@code error_code}s that say that Plaid cannot reach this bank, or this
	 * person's kind of login there, and will not in a moment either.
	 */
	public static final Set<String> UNSUPPORTED = Set.of("ITEM_NOT_SUPPORTED", "INSTITUTION_NO_LONGER_SUPPORTED",
			"MFA_NOT_SUPPORTED", "COUNTRY_NOT_SUPPORTED");

	/**
	 * Whether this site is not set up correctly: Plaid refused it, not the bank.
	 * @return whether whoever runs the site has to act
	 */
	public boolean isSiteMisconfigured() {
		return this.errorCode != null && MISCONFIGURED_SITE.contains(this.errorCode);
	}

	/**
	 * Whether Plaid cannot reach the bank for this person; neither waiting nor signing in
	 * helps.
	 * @return whether it is not supported
	 */
	public boolean isUnsupported() {
		return this.errorCode != null && UNSUPPORTED.contains(this.errorCode);
	}

}
