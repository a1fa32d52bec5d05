package dev.ledgerless.plaid;

import java.util.Set;

import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankStatus;
import org.jspecify.annotations.Nullable;

/**
 * A call to Plaid without a usable answer. Plaid's {@code error_type} and
 * {@code error_code} decide what it means, never the HTTP status alone or the message.
 */
@SuppressWarnings("serial")
final class PlaidFailure extends RuntimeException {

	private static final String NO_ACCOUNTS = "NO_ACCOUNTS";

	/** The bank does not have the product, or the person did not share it. */
	private static final Set<String> ABSENT_PRODUCT = Set.of("NO_LIABILITY_ACCOUNTS", "PRODUCTS_NOT_SUPPORTED",
			"PRODUCT_NOT_SUPPORTED", "PRODUCT_NOT_ENABLED", "PRODUCTS_NOT_ENABLED", "ADDITIONAL_CONSENT_REQUIRED",
			"INVALID_PRODUCT", NO_ACCOUNTS);

	private static final Set<String> DEAD_TOKEN = Set.of("INVALID_ACCESS_TOKEN", "ITEM_NOT_FOUND",
			"ITEM_CONCURRENTLY_DELETED");

	/** The person has to sign in at the bank, whichever product was requested. */
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
	 * Returns a failure after the request was sent: the connection broke, or the answer
	 * took too long. Plaid may have carried out the request.
	 */
	static PlaidFailure transport() {
		return new PlaidFailure(BankStatus.UNAVAILABLE, null, null, Origin.STUMBLE);
	}

	/**
	 * Returns a failure to connect: Plaid has not received the request.
	 */
	static PlaidFailure unsent() {
		return new PlaidFailure(BankStatus.UNAVAILABLE, null, null, Origin.UNSENT);
	}

	/**
	 * Returns a failure to read an answer of success.
	 */
	static PlaidFailure malformed() {
		return new PlaidFailure(BankStatus.UNAVAILABLE, null, null, Origin.NOT_PLAID);
	}

	/**
	 * Returns a failure without a call: no time is left, the circuit breaker is open, or
	 * too many calls are under way.
	 */
	static PlaidFailure notAsked() {
		return new PlaidFailure(BankStatus.UNAVAILABLE, null, null, Origin.NOT_ASKED);
	}

	/**
	 * Returns the failure for an error response.
	 * @param httpStatus the HTTP status
	 * @param errorType Plaid's {@code error_type}, {@code null} if the body has none
	 * @param errorCode Plaid's {@code error_code}, {@code null} if the body has none
	 * @param requestId Plaid's {@code request_id}, {@code null} if the body has none
	 */
	static PlaidFailure answered(int httpStatus, @Nullable String errorType, @Nullable String errorCode,
			@Nullable String requestId) {
		BankStatus status = status(httpStatus, errorType, errorCode);
		return new PlaidFailure(status, errorCode, requestId,
				(status == BankStatus.UNAVAILABLE && httpStatus >= SERVER_ERROR) ? Origin.STUMBLE : Origin.ANSWER);
	}

	/**
	 * Returns the problem for the error of an item, wherever Plaid sent it.
	 * @param errorType Plaid's {@code error_type}
	 * @param errorCode Plaid's {@code error_code}
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
	 * Returns Plaid's {@code request_id}, by which its support finds the call.
	 * @return {@code null} if there is none
	 */
	@Nullable String requestId() {
		return this.requestId;
	}

	/** Returns whether the access token no longer works. */
	boolean isDeadToken() {
		return this.status == BankStatus.INVALID_TOKEN;
	}

	/**
	 * Returns the outcome for a list of calls: the error code, or that there was no
	 * answer.
	 */
	String outcome() {
		if (this.errorCode != null) {
			return this.errorCode;
		}
		return isAsked() ? "no answer" : "not asked";
	}

	/**
	 * Returns whether the same call may succeed if it is made again at once: it was a
	 * transport fault or an error of Plaid's servers. Such failures show that Plaid as a
	 * whole is failing, not a bank or a request.
	 */
	boolean isTransient() {
		return this.origin == Origin.STUMBLE || this.origin == Origin.UNSENT;
	}

	/** Returns whether the answer was a success that could not be read. */
	boolean isMalformed() {
		return this.origin == Origin.NOT_PLAID;
	}

	/**
	 * Returns whether Plaid may have carried out the request, although there is no usable
	 * answer.
	 */
	boolean isMaybeDone() {
		return this.origin == Origin.STUMBLE || this.origin == Origin.NOT_PLAID;
	}

	/** Returns whether the call was made at all. */
	boolean isAsked() {
		return this.origin != Origin.NOT_ASKED;
	}

	/**
	 * Returns whether the bank does not have the product: then nothing is missing.
	 */
	boolean isAbsentProduct() {
		return this.errorCode != null && ABSENT_PRODUCT.contains(this.errorCode);
	}

	/** Returns whether the bank has no open accounts at all. */
	boolean isNoAccounts() {
		return NO_ACCOUNTS.equals(this.errorCode);
	}

	/**
	 * Returns whether no liabilities are to be expected now: the bank does not have them,
	 * the person did not share them, or the item is too new.
	 */
	boolean isAbsentOrNotReady() {
		return isAbsentProduct() || ACCESS_NOT_GRANTED.equals(this.errorCode) || this.status == BankStatus.NOT_READY;
	}

	/**
	 * Returns whether this is about the item or this site, so that every endpoint would
	 * answer the same. An unknown {@code ITEM_ERROR} may be about one product only.
	 */
	boolean isOfTheWholeItem() {
		return this.errorCode != null && (DEAD_TOKEN.contains(this.errorCode) || LOGIN.contains(this.errorCode)
				|| problem().isSiteMisconfigured());
	}

	private enum Origin {

		/** Plaid answered with an error of its own. */
		ANSWER,

		/** A transport fault or timeout after sending, or an error of Plaid's servers. */
		STUMBLE,

		/** No connection, so the request was not sent. */
		UNSENT,

		/** An answer of success that is not Plaid's. */
		NOT_PLAID,

		/** No call was made. */
		NOT_ASKED

	}

}
