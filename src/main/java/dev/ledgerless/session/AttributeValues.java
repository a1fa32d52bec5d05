package dev.ledgerless.session;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The attributes of one session: only those of the allow-list, and never more than fits
 * into the cookie.
 */
final class AttributeValues {

	private final SessionAttributes allowed;

	private final String cookieName;

	private final Map<String, Object> values;

	private final Map<String, SessionAttributes.Encoded> encoded = new HashMap<>();

	/**
	 * Creates the attributes.
	 * @param values the values, by name
	 * @param allowed the allow-list
	 * @param cookieName the name of the cookie into which they must fit
	 */
	AttributeValues(Map<String, Object> values, SessionAttributes allowed, String cookieName) {
		this.values = new HashMap<>(values);
		this.allowed = allowed;
		this.cookieName = cookieName;
		values.forEach((name, value) -> this.encoded.put(name, allowed.encode(name, value)));
	}

	Map<String, Object> asMap() {
		return Map.copyOf(this.values);
	}

	Set<String> names() {
		return Set.copyOf(this.values.keySet());
	}

	@Nullable Object get(String name) {
		return this.values.get(name);
	}

	/**
	 * Puts a value.
	 * @param name the attribute's name
	 * @param value the value
	 * @return whether this changed the attribute
	 * @throws IllegalArgumentException if the attribute is not on the allow-list
	 * @throws SessionTooLargeException if the cookie would become too long; nothing has
	 * changed
	 */
	boolean put(String name, Object value) {
		SessionAttributes.Encoded bytes = this.allowed.encode(name, value);
		SessionAttributes.Encoded previous = this.encoded.put(name, bytes);
		int length = CookieSigner.length(this.cookieName, SessionContent.length(this.encoded.values()));
		if (length > CookieSigner.LONGEST_COOKIE) {
			undo(name, previous);
			throw new SessionTooLargeException(length, CookieSigner.LONGEST_COOKIE);
		}
		this.values.put(name, value);
		return !bytes.equals(previous);
	}

	private void undo(String name, SessionAttributes.@Nullable Encoded previous) {
		if (previous != null) {
			this.encoded.put(name, previous);
		}
		else {
			this.encoded.remove(name);
		}
	}

	/**
	 * Removes an attribute.
	 * @param name the attribute's name
	 * @return whether there was one
	 */
	boolean remove(String name) {
		this.encoded.remove(name);
		return this.values.remove(name) != null;
	}

	/**
	 * Reports whether there is any data of the application, besides the attributes of the
	 * session layer itself.
	 * @return {@code false} if a copy of the cookie gives access to nothing
	 */
	boolean haveData() {
		return this.values.keySet().stream().anyMatch((name) -> !SessionConfiguration.OWN_ATTRIBUTES.contains(name));
	}

}
