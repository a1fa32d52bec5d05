package dev.ledgerless.plaid;

import java.io.IOException;

/**
 * A response body that is longer than any valid one.
 */
@SuppressWarnings("serial")
final class BodyTooLongException extends IOException {

	BodyTooLongException(long limit) {
		super("The response is longer than " + limit + " bytes");
	}

}
