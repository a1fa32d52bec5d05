package dev.ledgerless.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All the small mistakes that proof 1 makes in a cookie.
 */
public final class CookieMutations {

	/** How many different one-character substitutions are made. */
	public static final int SUBSTITUTIONS = 20_000;

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

	private CookieMutations() {
	}

	/**
	 * Every flip of one bit, in the text and in the bytes behind it; every truncation at
	 * either end; every byte put before or behind; and random substitutions of one
	 * character by one that stands in cookies.
	 * @param cookie a cookie's value
	 * @return other values, by the kind of mistake
	 */
	public static Map<String, List<String>> of(String cookie) {
		Map<String, List<String>> mutations = new LinkedHashMap<>();
		mutations.put("bit flips of the text",
				bitFlips(cookie.getBytes(StandardCharsets.ISO_8859_1)).stream()
					.map((bytes) -> new String(bytes, StandardCharsets.ISO_8859_1))
					.toList());
		mutations.put("bit flips of payload and signature", flipsWithin(cookie));
		mutations.put("truncations", truncations(cookie));
		mutations.put("appended bytes", appended(cookie));
		mutations.put("substitutions", substitutions(cookie));
		return mutations;
	}

	/**
	 * Counts mutations.
	 * @param mutations the mutations
	 * @return how many there are of each kind
	 */
	public static String described(Map<String, List<String>> mutations) {
		return mutations.entrySet()
			.stream()
			.map((entry) -> entry.getValue().size() + " " + entry.getKey())
			.collect(Collectors.joining(", "));
	}

	/**
	 * Every flip of one bit.
	 * @param bytes the bytes
	 * @return eight others for each byte
	 */
	public static List<byte[]> bitFlips(byte[] bytes) {
		List<byte[]> flips = new ArrayList<>();
		for (int bit = 0; bit < 8 * bytes.length; bit++) {
			byte[] flipped = bytes.clone();
			flipped[bit / 8] ^= (byte) (1 << (bit % 8));
			flips.add(flipped);
		}
		return flips;
	}

	private static List<String> flipsWithin(String cookie) {
		String[] parts = cookie.split("\\.", -1);
		Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
		List<String> values = new ArrayList<>();
		for (byte[] payload : bitFlips(Base64.getUrlDecoder().decode(parts[1]))) {
			values.add(String.join(".", parts[0], encoder.encodeToString(payload), parts[2]));
		}
		for (byte[] tag : bitFlips(Base64.getUrlDecoder().decode(parts[2]))) {
			values.add(String.join(".", parts[0], parts[1], encoder.encodeToString(tag)));
		}
		return values;
	}

	private static List<String> truncations(String cookie) {
		List<String> values = new ArrayList<>();
		for (int length = 0; length < cookie.length(); length++) {
			values.add(cookie.substring(0, length));
			values.add(cookie.substring(cookie.length() - length));
		}
		return values;
	}

	// A semicolon ends a cookie, and spaces and tabs after it are not part of it.
	private static List<String> appended(String cookie) {
		List<String> values = new ArrayList<>();
		for (int character = 0; character < 256; character++) {
			if (" \t;".indexOf(character) < 0) {
				values.add(cookie + (char) character);
				values.add((char) character + cookie);
			}
		}
		return values;
	}

	private static List<String> substitutions(String cookie) {
		Random random = new Random(1);
		Set<String> values = new LinkedHashSet<>();
		while (values.size() < SUBSTITUTIONS) {
			StringBuilder value = new StringBuilder(cookie);
			int place = random.nextInt(cookie.length());
			value.setCharAt(place, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
			if (!value.toString().equals(cookie)) {
				values.add(value.toString());
			}
		}
		return List.copyOf(values);
	}

}
