package dev.ledgerless.recovery;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * What a person typed to close or open a recovery file, in Unicode's form NFKC: the same
 * passphrase is the same on every keyboard. Lives as long as the request that brought it;
 * its {@link #toString()} is redacted.
 */
final class Passphrase {

	/** The fewest characters of a new one, in code points. */
	static final int SHORTEST = 12;

	/** The most characters, in code points. May be raised, never lowered. */
	static final int LONGEST = 256;

	private final String text;

	private Passphrase(String text) {
		this.text = text;
	}

	static Passphrase of(String typed) {
		return new Passphrase(Normalizer.normalize(typed, Normalizer.Form.NFKC));
	}

	boolean isEmpty() {
		return this.text.isEmpty();
	}

	boolean isTooShort() {
		return length() < SHORTEST;
	}

	boolean isTooLong() {
		return length() > LONGEST;
	}

	private int length() {
		return this.text.codePointCount(0, this.text.length());
	}

	/**
	 * Whether every character of it is one that can be typed again, today and in years:
	 * neither a control character nor one that Unicode has not assigned yet, whose form
	 * may still change.
	 * @return whether it can be typed again
	 */
	boolean isTypable() {
		return this.text.codePoints()
			.noneMatch((character) -> Character.isISOControl(character) || !Character.isDefined(character)
					|| Character.getType(character) == Character.SURROGATE);
	}

	String text() {
		return this.text;
	}

	/**
	 * What keys are derived from.
	 * @return its UTF-8, to be wiped after use
	 */
	byte[] bytes() {
		return this.text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Passphrase passphrase && this.text.equals(passphrase.text);
	}

	@Override
	public int hashCode() {
		return this.text.hashCode();
	}

	@Override
	public String toString() {
		return "Passphrase[redacted]";
	}

}
