package dev.ledgerless.bank;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The reason why a bank, or a part of it, could not be read.
 *
 * @param status the reason, never {@link BankStatus#OK}
 * @param errorCode Plaid's {@code error_code}, {@code null} if Plaid reported none
 */
public record BankProblem(BankStatus status, @Nullable String errorCode) {

	/**
	 * The {@code error_code}s with which Plaid refuses this site, not the bank: wrong
	 * keys, or an environment or institution that it is not approved for.
	 */
	public static final Set<String> MISCONFIGURED_SITE = Set.of("INVALID_API_KEYS", "UNAUTHORIZED_ENVIRONMENT",
			"UNAUTHORIZED_INSTITUTION", "UNAUTHORIZED_ROUTE_ACCESS", "INSTITUTION_REGISTRATION_REQUIRED");

	/**
	 * The {@code error_code}s of banks and logins that Plaid does not support.
	 */
	public static final Set<String> UNSUPPORTED = Set.of("ITEM_NOT_SUPPORTED", "INSTITUTION_NO_LONGER_SUPPORTED",
			"MFA_NOT_SUPPORTED", "COUNTRY_NOT_SUPPORTED");

	/**
	 * Returns whether Plaid refused this site and not the bank.
	 * @return whether the operator has to act
	 */
	public boolean isSiteMisconfigured() {
		return this.errorCode != null && MISCONFIGURED_SITE.contains(this.errorCode);
	}

	/**
	 * Returns whether Plaid does not support the bank for this person, so that neither
	 * waiting nor signing in helps.
	 * @return whether it is unsupported
	 */
	public boolean isUnsupported() {
		return this.errorCode != null && UNSUPPORTED.contains(this.errorCode);
	}

}
