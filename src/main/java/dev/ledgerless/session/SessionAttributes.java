package dev.ledgerless.session;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The allow-list: all attributes that a session may hold.
 */
final class SessionAttributes {

	private final Map<String, SessionAttribute<?>> byName;

	private final Map<Byte, SessionAttribute<?>> byCode;

	/**
	 * Creates the allow-list.
	 * @param attributes the attributes of all features
	 * @throws IllegalStateException if two have the same name or code
	 */
	SessionAttributes(Collection<? extends SessionAttribute<?>> attributes) {
		this.byName = attributes.stream().collect(Collectors.toMap(SessionAttribute::name, Function.identity()));
		this.byCode = attributes.stream()
			.collect(Collectors.toMap(SessionAttribute::code, Function.identity(), (one, other) -> {
				throw new IllegalStateException("Two session attributes have the code " + one.code());
			}, TreeMap::new));
	}

	/**
	 * Writes an attribute.
	 * @param name its name
	 * @param value its value
	 * @return its code and bytes
	 * @throws IllegalArgumentException if the attribute is not on the allow-list
	 */
	Encoded encode(String name, Object value) {
		SessionAttribute<?> attribute = this.byName.get(name);
		if (attribute == null || !attribute.type().isInstance(value)) {
			throw new IllegalArgumentException("Not an attribute that a session may hold: " + name);
		}
		return encode(attribute, value);
	}

	private static <T> Encoded encode(SessionAttribute<T> attribute, Object value) {
		return new Encoded(attribute.code(), attribute.encode(attribute.type().cast(value)));
	}

	/**
	 * Reads an attribute.
	 * @param code its code
	 * @param bytes its bytes
	 * @return its name and value
	 * @throws IllegalArgumentException if the code is unknown or the bytes are not in its
	 * format
	 */
	Map.Entry<String, Object> decode(byte code, byte[] bytes) {
		SessionAttribute<?> attribute = this.byCode.get(code);
		if (attribute == null) {
			throw new IllegalArgumentException("Unknown attribute");
		}
		return Map.entry(attribute.name(), attribute.decode(bytes));
	}

	/**
	 * An attribute in the cookie's format.
	 */
	static final class Encoded implements Comparable<Encoded> {

		private final byte code;

		private final byte[] bytes;

		Encoded(byte code, byte[] bytes) {
			this.code = code;
			this.bytes = bytes;
		}

		byte code() {
			return this.code;
		}

		byte[] bytes() {
			return this.bytes;
		}

		@Override
		public int compareTo(Encoded other) {
			return Byte.compare(this.code, other.code);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Encoded encoded && this.code == encoded.code
					&& Arrays.equals(this.bytes, encoded.bytes);
		}

		@Override
		public int hashCode() {
			return 31 * this.code + Arrays.hashCode(this.bytes);
		}

	}

}
