package dev.ledgerless.ending;

import org.jspecify.annotations.Nullable;

/**
 * The form of {@code /end}. Its {@link #toString()} is redacted.
 *
 * @param code one or several ending codes, or the text of a file with codes; fields of
 * this name are joined by commas
 * @param confirm whether to end the connections at once; otherwise the answer shows first
 * which banks they are of
 */
record EndForm(@Nullable String code, @Nullable Boolean confirm) {

	String text() {
		return (this.code != null) ? this.code : "";
	}

	boolean isConfirmed() {
		return Boolean.TRUE.equals(this.confirm);
	}

	@Override
	public String toString() {
		return "EndForm[redacted]";
	}

}
