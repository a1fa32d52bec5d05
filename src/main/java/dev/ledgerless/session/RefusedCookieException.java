package dev.ledgerless.session;

/**
 * A cookie does not hold a session.
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
