package dev.ledgerless.plaid;

import java.util.Set;

import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankStatus;
import org.jspecify.annotations.Nullable;

/**
 * A call to Plaid that gave no answer to work with. Told apart by Plaid's
 * {@code error_type} and {@code error_code}, never by the HTTP status alone or the
 * message.
 */
@SuppressWarnings("serial")
final class PlaidFailure extends RuntimeException {

	private static final String NO_ACCOUNTS = "NO_ACCOUNTS";

	/** A bank does not have a product, or the person did not share it. */
	private static final Set<String> ABSENT_PRODUCT = Set.of("NO_LIABILITY_ACCOUNTS", "PRODUCTS_NOT_SUPPORTED",
			"PRODUCT_NOT_SUPPORTED", "PRODUCT_NOT_ENABLED", "PRODUCTS_NOT_ENABLED", "ADDITIONAL_CONSENT_REQUIRED",
			"INVALID_PRODUCT", NO_ACCOUNTS);

	private static final Set<String> DEAD_TOKEN = Set.of("INVALID_ACCESS_TOKEN", "ITEM_NOT_FOUND",
			"ITEM_CONCURRENTLY_DELETED");

	/** The person has to sign in at the bank, whichever product was asked for. */
	private static final Set<String> LOGIN = Set.of("ITEM_LOGIN_REQUIRED", "INVALID_CREDENTIALS",
			"INSUFFICIENT_CREDENTIALS", "INVALID_MFA", "INVALID_UPDATED_USERNAME", "ITEM_LOCKED", "USER_SETUP_REQUIRED",
			"PASSWORD_RESET_REQUIRED", "USER_INPUT_TIMEOUT", "USER_PERMISSION_REVOKED", "CONSENT_EXPIRED",
			"CONSENT_REVOKED", "OAUTH_CONSENT_EXPIRED", "PENDING_EXPIRATION", "PENDING_DISCONNECT");

	private static final String ACCESS_NOT_GRANTED = "ACCESS_NOT_GRANTED";

	private static final String PRODUCT_NOT_READY = "PRODUCT_NOT_READY";

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERROR = 500;

	private final BankStatus status;

	private final @Nullable String errorCode;

	private final @Nullable String requestId;

	private final Origin origin;

	private PlaidFailure(BankStatus status, @Nullable String errorCode, @Nullable String requestId, Origin origin) {
		super(status + ((errorCode != null) ? " " + errorCode : ""), null, false, false);
		this.status = status;
		this.errorCode = errorCode;
		this.requestId = requestId;
		this.origin = origin;
	}

	/**
	 * Plaid could not be reached, or broke off, or took too long.
	 * @return the failure
	 */
	static PlaidFailure transport() {
		return new PlaidFailure(BankStatus.UNAVAILABLE, null, null, Origin.STUMBLE);
	}

	/**
	 * Plaid sent something that is not what was asked for.
	 * @return the failure
	 */
	static PlaidFailure malformed() {
		return new PlaidFailure(BankStatus.UNAVAILABLE, null, null, Origin.NOT_PLAID);
	}

	/**
	 * Plaid was not asked: there is no time left, or the call would have been in vain or
	 * one too many.
	 * @return the failure
	 */
	static PlaidFailure notAsked() {
		return new PlaidFailure(BankStatus.UNAVAILABLE, null, null, Origin.NOT_ASKED);
	}

	/**
	 * Plaid answered with an error.
	 * @param httpStatus the HTTP status
	 * @param errorType Plaid's {@code error_type}, {@code null} if the body told none
	 * @param errorCode Plaid's {@code error_code}, {@code null} if the body told none
	 * @param requestId Plaid's {@code request_id}, {@code null} if the body told none
	 * @return the failure
	 */
	static PlaidFailure answered(int httpStatus, @Nullable String errorType, @Nullable String errorCode,
			@Nullable String requestId) {
		BankStatus status = status(httpStatus, errorType, errorCode);
		return new PlaidFailure(status, errorCode, requestId,
				(status == BankStatus.UNAVAILABLE && httpStatus >= SERVER_ERROR) ? Origin.STUMBLE : Origin.ANSWER);
	}

	/**
	 * What the error of an item means, whichever way it was told.
	 * @param errorType Plaid's {@code error_type}
	 * @param errorCode Plaid's {@code error_code}
	 * @return the problem
	 */
	static BankProblem itemError(@Nullable String errorType, @Nullable String errorCode) {
		return new BankProblem(status(0, errorType, errorCode), errorCode);
	}

	private static BankStatus status(int httpStatus, @Nullable String errorType, @Nullable String errorCode) {
		if (errorCode != null) {
			if (DEAD_TOKEN.contains(errorCode)) {
				return BankStatus.INVALID_TOKEN;
			}
			if (LOGIN.contains(errorCode)) {
				return BankStatus.LOGIN_REQUIRED;
			}
			if (PRODUCT_NOT_READY.equals(errorCode)) {
				return BankStatus.NOT_READY;
			}
			if (BankProblem.MISCONFIGURED_SITE.contains(errorCode)) {
				return BankStatus.UNAVAILABLE;
			}
			if (BankProblem.UNSUPPORTED.contains(errorCode)) {
				return BankStatus.INSTITUTION_DOWN;
			}
		}
		return switch (errorType) {
			case "RATE_LIMIT_EXCEEDED" -> BankStatus.RATE_LIMITED;
			case "INSTITUTION_ERROR" -> BankStatus.INSTITUTION_DOWN;
			case "ITEM_ERROR" -> BankStatus.LOGIN_REQUIRED;
			case null, default -> (httpStatus == TOO_MANY_REQUESTS) ? BankStatus.RATE_LIMITED : BankStatus.UNAVAILABLE;
		};
	}

	BankStatus status() {
		return this.status;
	}

	BankProblem problem() {
		return new BankProblem(this.status, this.errorCode);
	}

	@Nullable String errorCode() {
		return this.errorCode;
	}

	/**
	 * Under which Plaid can look the call up.
	 * @return the {@code request_id}, {@code null} if there is none
	 */
	@Nullable String requestId() {
		return this.requestId;
	}

	/**
	 * Whether the bank is gone at Plaid.
	 * @return whether the token opens nothing any more
	 */
	boolean isDeadToken() {
		return this.status == BankStatus.INVALID_TOKEN;
	}

	/**
	 * What a person may see of it in a list of calls.
	 * @return the code, or that there was no answer
	 */
	String outcome() {
		if (this.errorCode != null) {
			return this.errorCode;
		}
		return isAsked() ? "no answer" : "not asked";
	}

	/**
	 * Whether the same call may well succeed when made again at once.
	 * @return whether it was a transport fault or an error of Plaid's servers
	 */
	boolean isTransient() {
		return this.origin == Origin.STUMBLE;
	}

	/**
	 * Whether it says that Plaid as a whole fails, not a bank or a request.
	 * @return whether there was no answer of Plaid's, or an error of its servers
	 */
	boolean isOfPlaid() {
		return this.origin == Origin.STUMBLE || this.origin == Origin.NOT_PLAID;
	}

	/**
	 * Whether the call was made at all.
	 * @return whether Plaid was asked
	 */
	boolean isAsked() {
		return this.origin != Origin.NOT_ASKED;
	}

	/**
	 * Whether the bank simply does not have what was asked for: nothing is missing then.
	 * @return whether the product is absent
	 */
	boolean isAbsentProduct() {
		return this.errorCode != null && ABSENT_PRODUCT.contains(this.errorCode);
	}

	/**
	 * Whether the bank has no open accounts at all.
	 * @return whether it has none
	 */
	boolean isNoAccounts() {
		return NO_ACCOUNTS.equals(this.errorCode);
	}

	/**
	 * Whether liabilities that failed like this were not to be expected now.
	 * @return whether the product is absent, was not shared, or the item is too new to
	 * have it
	 */
	boolean isAbsentOrNotReady() {
		return isAbsentProduct() || ACCESS_NOT_GRANTED.equals(this.errorCode) || this.status == BankStatus.NOT_READY;
	}

	/**
	 * Whether this is about the item or this site, so that every endpoint would say the
	 * same. An {@code ITEM_ERROR} that is not known may be about one product alone.
	 * @return whether asking another endpoint is pointless
	 */
	boolean isOfTheWholeItem() {
		return this.errorCode != null && (DEAD_TOKEN.contains(this.errorCode) || LOGIN.contains(this.errorCode)
				|| problem().isSiteMisconfigured());
	}

	private enum Origin {

		/** Plaid answered, with an error of its own words. */
		ANSWER,

		/** A transport fault, a time-out, or an error of Plaid's servers. */
		STUMBLE,

		/** Somebody answered something that is not Plaid's. */
		NOT_PLAID,

		/** No call was made. */
		NOT_ASKED

	}

}
