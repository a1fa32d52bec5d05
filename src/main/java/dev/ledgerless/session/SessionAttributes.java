package dev.ledgerless.session;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The allow-list: every attribute that a session can hold.
 */
final class SessionAttributes {

	private final Map<String, SessionAttribute<?>> byName;

	private final Map<Byte, SessionAttribute<?>> byCode;

	/**
	 * Takes the attributes of all features.
	 * @param attributes the attributes
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
	 * @throws IllegalArgumentException if no such attribute may be kept
	 */
	Encoded encode(String name, Object value) {
		SessionAttribute<?> attribute = this.byName.get(name);
		if (attribute == null || !attribute.type().isInstance(value)) {
			throw new IllegalArgumentException("Not an attribute that the session may keep: " + name);
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
	 * @throws IllegalArgumentException if there is no such code or the bytes do not fit
	 */
	Map.Entry<String, Object> decode(byte code, byte[] bytes) {
		SessionAttribute<?> attribute = this.byCode.get(code);
		if (attribute == null) {
			throw new IllegalArgumentException("Unknown attribute");
		}
		return Map.entry(attribute.name(), attribute.decode(bytes));
	}

	/**
	 * An attribute as the cookie keeps it.
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
