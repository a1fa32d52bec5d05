package dev.ledgerless.session;

/**
 * Thrown when a cookie is refused.
 */
@SuppressWarnings("serial")
final class RefusedCookieException extends RuntimeException {

	private final Refusal reason;

	RefusedCookieException(Refusal reason) {
		super(reason.name(), null, false, false);
		this.reason = reason;
	}

	Refusal reason() {
		return this.reason;
	}

}
