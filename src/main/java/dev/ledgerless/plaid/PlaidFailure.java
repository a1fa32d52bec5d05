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

	/** A bank does not have a product, or the person did not share it. */
	private static final Set<String> ABSENT_PRODUCT = Set.of("NO_LIABILITY_ACCOUNTS", "PRODUCTS_NOT_SUPPORTED",
			"PRODUCT_NOT_SUPPORTED", "PRODUCT_NOT_ENABLED", "PRODUCTS_NOT_ENABLED", "ADDITIONAL_CONSENT_REQUIRED",
			"INVALID_PRODUCT", "NO_ACCOUNTS");

	private static final Set<String> DEAD_TOKEN = Set.of("INVALID_ACCESS_TOKEN", "ITEM_NOT_FOUND");

	private static final String PRODUCT_NOT_READY = "PRODUCT_NOT_READY";

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERROR = 500;

	private final BankStatus status;

	private final @Nullable String errorCode;

	private final boolean transientFault;

	private PlaidFailure(BankStatus status, @Nullable String errorCode, boolean transientFault) {
		super(status + ((errorCode != null) ? " " + errorCode : ""), null, false, false);
		this.status = status;
		this.errorCode = errorCode;
		this.transientFault = transientFault;
	}

	/**
	 * Plaid could not be reached, or broke off, or took too long.
	 * @return the failure
	 */
	static PlaidFailure transport() {
		return new PlaidFailure(BankStatus.UNAVAILABLE, null, true);
	}

	/**
	 * Plaid sent something that is not what was asked for.
	 * @return the failure
	 */
	static PlaidFailure malformed() {
		return new PlaidFailure(BankStatus.UNAVAILABLE, null, false);
	}

	/**
	 * Plaid answered with an error.
	 * @param httpStatus the HTTP status
	 * @param errorType Plaid's {@code error_type}, {@code null} if the body told none
	 * @param errorCode Plaid's {@code error_code}, {@code null} if the body told none
	 * @return the failure
	 */
	static PlaidFailure answered(int httpStatus, @Nullable String errorType, @Nullable String errorCode) {
		BankStatus status = status(httpStatus, errorType, errorCode);
		return new PlaidFailure(status, errorCode, status == BankStatus.UNAVAILABLE && httpStatus >= SERVER_ERROR);
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
		if (errorCode != null && DEAD_TOKEN.contains(errorCode)) {
			return BankStatus.INVALID_TOKEN;
		}
		if (PRODUCT_NOT_READY.equals(errorCode)) {
			return BankStatus.NOT_READY;
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
	 * Whether the same call may well succeed when made again at once.
	 * @return whether it was a transport fault or an error of Plaid's servers
	 */
	boolean isTransient() {
		return this.transientFault;
	}

	/**
	 * Whether the bank simply does not have what was asked for: nothing is missing then.
	 * @return whether the product is absent
	 */
	boolean isAbsentProduct() {
		return this.errorCode != null && ABSENT_PRODUCT.contains(this.errorCode);
	}

	/**
	 * Whether liabilities that failed like this were not to be expected now.
	 * @return whether the product is absent, or the item too new to have it
	 */
	boolean isAbsentOrNotReady() {
		return isAbsentProduct() || this.status == BankStatus.NOT_READY;
	}

	/**
	 * Whether asking another endpoint of the same item is pointless.
	 * @return whether the token, the login or this site is what failed, or no call is
	 * allowed
	 */
	boolean isOfTheWholeItem() {
		return switch (this.status) {
			case INVALID_TOKEN, LOGIN_REQUIRED -> !isAbsentProduct();
			case UNAVAILABLE -> problem().isSiteMisconfigured();
			case OK, NOT_READY, RATE_LIMITED, INSTITUTION_DOWN -> false;
		};
	}

}
