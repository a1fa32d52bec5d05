package dev.ledgerless.demo;

import org.jspecify.annotations.Nullable;

/**
 * Signals that a demo bank's file is wrong. The message names the file, the line and
 * column, and the property, as far as the mistake has one place.
 */
class InvalidBankFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidBankFileException(String place, @Nullable String problem, @Nullable Throwable cause) {
		super(place + ": " + problem, cause);
	}

	InvalidBankFileException(String place, String problem) {
		this(place, problem, null);
	}

}
