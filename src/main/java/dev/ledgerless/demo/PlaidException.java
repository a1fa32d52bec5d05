package dev.ledgerless.demo;

/**
 * Signals a request that Plaid answers with an error.
 */
final class PlaidException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Code code;

	PlaidException(Code code, String message) {
		super(message);
		this.code = code;
	}

	PlaidException(Code code) {
		this(code, code.message);
	}

	Code code() {
		return this.code;
	}

	/**
	 * Plaid's error codes, with their error type and HTTP status, and their message if it
	 * is always the same.
	 *
	 * @see <a href="https://plaid.com/docs/errors/">Plaid: errors</a>
	 */
	enum Code {

		INVALID_ACCESS_TOKEN(Type.INVALID_INPUT, 400, "could not find matching access token"),

		INVALID_ACCOUNT_ID(Type.INVALID_INPUT, 400, "failed to find requested account ID for requested item"),

		INVALID_API_KEYS(Type.INVALID_INPUT, 400, "invalid client_id or secret provided"),

		INVALID_INSTITUTION(Type.INVALID_INPUT, 400, "invalid institution_id provided"),

		INVALID_LINK_TOKEN(Type.INVALID_INPUT, 400, "invalid link_token provided"),

		INVALID_PRODUCT(Type.INVALID_INPUT, 400, "client is not authorized to access the following products"),

		INVALID_PUBLIC_TOKEN(Type.INVALID_INPUT, 400, "could not find matching public token"),

		INVALID_BODY(Type.INVALID_REQUEST, 400, "body could not be parsed as JSON"),

		INVALID_FIELD(Type.INVALID_REQUEST, 400, "one of the fields is invalid"),

		MISSING_FIELDS(Type.INVALID_REQUEST, 400, "the following required fields are missing"),

		UNKNOWN_FIELDS(Type.INVALID_REQUEST, 400, "the following fields are not recognized by this endpoint"),

		NOT_FOUND(Type.INVALID_REQUEST, 404, "not found"),

		ITEM_LOGIN_REQUIRED(Type.ITEM_ERROR, 400,
				"the login details of this item have changed (credentials, MFA, or required user action) and a user "
						+ "login is required to update this information. use Link's update mode to restore the item to a "
						+ "good state"),

		ITEM_NOT_FOUND(Type.ITEM_ERROR, 400,
				"The Item you requested cannot be found. This Item does not exist, has been previously removed via "
						+ "/item/remove, or has had access removed by the user."),

		NO_LIABILITY_ACCOUNTS(Type.ITEM_ERROR, 400,
				"There are no valid liability account(s) associated with this Item. "
						+ "See https://plaid.com/docs/api/#item-errors for more information.");

		private final Type type;

		private final int status;

		private final String message;

		Code(Type type, int status, String message) {
			this.type = type;
			this.status = status;
			this.message = message;
		}

		Type type() {
			return this.type;
		}

		int status() {
			return this.status;
		}

		String message() {
			return this.message;
		}

		String documentationUrl() {
			return "https://plaid.com/docs/?ref=error#" + this.type.anchor + "-errors";
		}

	}

	/**
	 * Plaid's error types.
	 */
	enum Type {

		INVALID_INPUT("invalid-input"), INVALID_REQUEST("invalid-request"), ITEM_ERROR("item");

		private final String anchor;

		Type(String anchor) {
			this.anchor = anchor;
		}

	}

}
