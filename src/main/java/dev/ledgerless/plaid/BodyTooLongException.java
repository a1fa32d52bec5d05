package dev.ledgerless.plaid;

import java.io.IOException;

/**
 * A response body is longer than any right one.
 */
@SuppressWarnings("serial")
final class BodyTooLongException extends IOException {

	BodyTooLongException(long limit) {
		super("The response is longer than " + limit + " bytes");
	}

}
