package dev.ledgerless.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.crypto.tink.Mac;
import dev.ledgerless.keys.LengthPrefixed;
import dev.ledgerless.keys.RotatingPrimitive;

/**
 * Signs and verifies cookies: {@code v1.<payload>.<signature>}, both in canonical
 * base64url without padding. The signature covers the application, the purpose, the
 * version, the cookie's name and the realm, {@linkplain LengthPrefixed length-prefixed},
 * and the payload. It is verified before any byte of the payload is parsed.
 */
final class CookieSigner {

	/** The longest cookie that every browser stores, in characters with its name. */
	static final int LONGEST_COOKIE = 3800;

	private static final String VERSION = "v1";

	private static final Pattern FORM = Pattern.compile(VERSION + "\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

	private static final int TAG_LENGTH = 5 + 32;

	private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

	private final RotatingPrimitive<Mac> mac;

	private final String application;

	private final String realm;

	/**
	 * Creates a signer.
	 * @param mac signs and verifies
	 * @param application the application's name
	 * @param realm distinguishes deployments of one application
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
	String sign(String cookieName, byte[] payload) {
		try {
			byte[] tag = this.mac.primitive().computeMac(signedBytes(cookieName, payload));
			return VERSION + "." + ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(tag);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("The cookie cannot be signed", ex);
		}
	}

	/**
	 * Verifies a cookie.
	 * @param cookieName the cookie's name
	 * @param value its value, in any form
	 * @return the payload
	 * @throws RefusedCookieException if {@link #sign} did not make it for this cookie,
	 * application and realm with one of the keys
	 */
	Verified verify(String cookieName, String value) {
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
			this.mac.primitive().verifyMac(tag, signedBytes(cookieName, payload));
		}
		catch (GeneralSecurityException ex) {
			throw new RefusedCookieException(Refusal.SIGNATURE);
		}
		return new Verified(payload, this.mac.isCurrent(tag));
	}

	/**
	 * Returns the length of a payload's cookie, in characters of name and value together.
	 * @param cookieName the cookie's name
	 * @param payloadLength the payload's length in bytes
	 * @return the length
	 */
	static int length(String cookieName, int payloadLength) {
		return cookieName.length() + 1 + VERSION.length() + 1 + encodedLength(payloadLength) + 1
				+ encodedLength(TAG_LENGTH);
	}

	private static int encodedLength(int bytes) {
		return (bytes * 4 + 2) / 3;
	}

	// Base64 decoders ignore the unused bits of the last character. Encoding the result
	// again finds such variants.
	private static byte[] decode(String text) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(text);
			if (ENCODER.encodeToString(bytes).equals(text)) {
				return bytes;
			}
		}
		catch (IllegalArgumentException ex) {
			// Refused like a non-canonical value.
		}
		throw new RefusedCookieException(Refusal.MALFORMED);
	}

	private byte[] signedBytes(String cookieName, byte[] payload) {
		byte[] context = LengthPrefixed.encode(this.application, "session", VERSION, cookieName, this.realm);
		return ByteBuffer.allocate(context.length + payload.length).put(context).put(payload).array();
	}

	/**
	 * A payload with a valid signature.
	 */
	static final class Verified {

		private final byte[] payload;

		private final boolean withCurrentKey;

		Verified(byte[] payload, boolean withCurrentKey) {
			this.payload = payload;
			this.withCurrentKey = withCurrentKey;
		}

		byte[] payload() {
			return this.payload;
		}

		/**
		 * Reports whether the current key signed it; otherwise the cookie has to be
		 * signed again.
		 * @return {@code false} if a former key signed it
		 */
		boolean withCurrentKey() {
			return this.withCurrentKey;
		}

	}

}
