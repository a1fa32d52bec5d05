package dev.ledgerless.session;

/**
 * An attribute that may be kept in the session, and the bytes it is kept as. A session
 * refuses every attribute for which there is none of these.
 * <p>
 * The bytes are part of the cookie's format: once released, they must be read for ever.
 *
 * @param <T> the type of the attribute
 */
public interface SessionAttribute<T> {

	/**
	 * The name by which the application knows it.
	 * @return the attribute's name
	 */
	String name();

	/**
	 * The number by which the cookie knows it; unique and never used again for another.
	 * @return 1 to 127
	 */
	byte code();

	/**
	 * The type of the attribute.
	 * @return its class
	 */
	Class<T> type();

	/**
	 * Writes the attribute.
	 * @param value the value
	 * @return its bytes
	 */
	byte[] encode(T value);

	/**
	 * Reads the attribute.
	 * @param bytes what {@link #encode} wrote, or anything else
	 * @return the value
	 * @throws IllegalArgumentException if the bytes are not of this format
	 */
	T decode(byte[] bytes);

}
