package dev.ledgerless.session;

/**
 * An attribute that a session may hold, and its format in the cookie. A session refuses
 * every attribute without one of these.
 * <p>
 * The format is part of the cookie's: once released, it must stay readable for ever.
 *
 * @param <T> the type of the attribute
 */
public interface SessionAttribute<T> {

	/**
	 * Returns the attribute's name in the application.
	 * @return the name
	 */
	String name();

	/**
	 * Returns the attribute's code in the cookie, unique and never reused for another.
	 * @return 1 to 127
	 */
	byte code();

	/**
	 * Returns the attribute's type.
	 * @return the type
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
	 * @param bytes a result of {@link #encode}, or any other bytes
	 * @return the value
	 * @throws IllegalArgumentException if the bytes are not in this format
	 */
	T decode(byte[] bytes);

}
