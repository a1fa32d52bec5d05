package dev.ledgerless.session;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.crypto.tink.Mac;
import dev.ledgerless.keys.RotatingPrimitive;

/**
 * Signs what a cookie says and verifies it again: {@code v1.<payload>.<signature>}, both
 * in canonical base64url without padding. The signature covers who wrote the cookie, for
 * what, in which version, under which name and in which realm, each with its length
 * before it, and the payload; it is verified before a byte of the payload is looked at.
 */
final class CookieSigner {

	/** The longest cookie, its name included, that every browser keeps. */
	static final int LONGEST_COOKIE = 3800;

	private static final String VERSION = "v1";

	private static final Pattern FORM = Pattern.compile(VERSION + "\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

	private static final int TAG_LENGTH = 5 + 32;

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private final RotatingPrimitive<Mac> mac;

	private final String application;

	private final String realm;

	/**
	 * Prepares signing.
	 * @param mac the keys
	 * @param application who writes the cookies
	 * @param realm what keeps deployments of one application apart
	 */
	CookieSigner(RotatingPrimitive<Mac> mac, String application, String realm) {
		this.mac = mac;
		this.application = application;
		this.realm = realm;
	}

	/**
	 * Signs a payload.
	 * @param cookieName the cookie it is for
	 * @param payload the payload
	 * @return the cookie's value
	 */
	String seal(String cookieName, byte[] payload) {
		try {
			byte[] tag = this.mac.primitive().computeMac(signed(cookieName, payload));
			return VERSION + "." + ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(tag);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The cookie cannot be signed", ex);
		}
	}

	/**
	 * Verifies a cookie.
	 * @param cookieName the cookie's name
	 * @param value its value, anything
	 * @return the payload
	 * @throws RefusedCookieException if it was not sealed by {@link #seal} for this
	 * cookie, application and realm with one of the keys
	 */
	Verified open(String cookieName, String value) {
		if (cookieName.length() + 1 + value.length() > LONGEST_COOKIE) {
			throw new RefusedCookieException(Refusal.TOO_LONG);
		}
		Matcher matcher = FORM.matcher(value);
		if (!matcher.matches()) {
			throw new RefusedCookieException(Refusal.MALFORMED);
		}
		byte[] payload = decode(matcher.group(1));
		byte[] tag = decode(matcher.group(2));
		try {
			this.mac.primitive().verifyMac(tag, signed(cookieName, payload));
		}
		catch (GeneralSecurityException ex) {
			throw new RefusedCookieException(Refusal.SIGNATURE);
		}
		return new Verified(payload, this.mac.isCurrent(tag));
	}

	/**
	 * How long the cookie of a payload is.
	 * @param cookieName the cookie's name
	 * @param payloadLength the payload's length in bytes
	 * @return characters of name and value together
	 */
	static int length(String cookieName, int payloadLength) {
		return cookieName.length() + 1 + VERSION.length() + 1 + encodedLength(payloadLength) + 1
				+ encodedLength(TAG_LENGTH);
	}

	private static int encodedLength(int bytes) {
		return (bytes * 4 + 2) / 3;
	}

	// Base64 decoders ignore the unused bits of the last character: such variants of one
	// value are told apart by encoding it again.
	private static byte[] decode(String text) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(text);
			if (ENCODER.encodeToString(bytes).equals(text)) {
				return bytes;
			}
		}
		catch (IllegalArgumentException ex) {
			// as malformed as the non-canonical one
		}
		throw new RefusedCookieException(Refusal.MALFORMED);
	}

	private byte[] signed(String cookieName, byte[] payload) {
		ByteArrayOutputStream data = new ByteArrayOutputStream(payload.length + 64);
		for (String part : List.of(this.application, "session", VERSION, cookieName, this.realm)) {
			byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
			data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
			data.writeBytes(bytes);
		}
		data.writeBytes(payload);
		return data.toByteArray();
	}

	/**
	 * A payload whose signature is right.
	 */
	static final class Verified {

		private final byte[] payload;

		private final boolean byCurrentKey;

		Verified(byte[] payload, boolean byCurrentKey) {
			this.payload = payload;
			this.byCurrentKey = byCurrentKey;
		}

		byte[] payload() {
			return this.payload;
		}

		/**
		 * Whether the current key signed it, not a former one.
		 * @return whether it need not be sealed anew
		 */
		boolean byCurrentKey() {
			return this.byCurrentKey;
		}

	}

}
