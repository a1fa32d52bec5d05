package dev.ledgerless.bank;

import org.jspecify.annotations.Nullable;

/**
 * Why a bank, or a part of it, could not be read.
 *
 * @param status the reason, never {@link BankStatus#OK}
 * @param errorCode Plaid's {@code error_code}, {@code null} if Plaid told none
 */
public record BankProblem(BankStatus status, @Nullable String errorCode) {

	private static final String INVALID_API_KEYS = "INVALID_API_KEYS";

	/**
	 * Whether this site's own credentials are wrong, so that no bank can be read.
	 * @return whether Plaid refused the site, not the bank
	 */
	public boolean isSiteMisconfigured() {
		return INVALID_API_KEYS.equals(this.errorCode);
	}

}
