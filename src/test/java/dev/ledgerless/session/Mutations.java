package dev.ledgerless.session;

import java.util.Arrays;
import java.util.Random;

/**
 * Bytes with a few mistakes in them.
 */
public final class Mutations {

	private Mutations() {
	}

	/**
	 * Makes one to four mistakes: a bit flipped, a byte replaced, left out, doubled or
	 * extreme, the end cut off, something appended.
	 * @param bytes the bytes
	 * @param random where the mistakes come from
	 * @return other bytes, or now and then the same
	 */
	public static byte[] mutate(byte[] bytes, Random random) {
		byte[] mutated = bytes.clone();
		for (int left = 1 + random.nextInt(4); left > 0; left--) {
			mutated = mistake(mutated, random);
		}
		return mutated;
	}

	private static byte[] mistake(byte[] bytes, Random random) {
		if (bytes.length == 0) {
			return new byte[] { (byte) random.nextInt() };
		}
		int place = random.nextInt(bytes.length);
		return switch (random.nextInt(7)) {
			case 0 -> with(bytes, place, (byte) (bytes[place] ^ (1 << random.nextInt(8))));
			case 1 -> with(bytes, place, (byte) random.nextInt());
			case 2 -> with(bytes, place, (byte) ((random.nextInt(3) - 1) * 0x7F));
			case 3 -> Arrays.copyOf(bytes, place);
			case 4 -> Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(8));
			case 5 -> moved(bytes, place, place + 1);
			default -> moved(bytes, place + 1, place);
		};
	}

	private static byte[] with(byte[] bytes, int place, byte value) {
		bytes[place] = value;
		return bytes;
	}

	/** Moves the rest of the bytes: one is left out or doubled. */
	private static byte[] moved(byte[] bytes, int from, int to) {
		byte[] moved = Arrays.copyOf(bytes, bytes.length + to - from);
		System.arraycopy(bytes, Math.min(from, bytes.length), moved, Math.min(to, moved.length),
				Math.min(bytes.length - Math.min(from, bytes.length), moved.length - Math.min(to, moved.length)));
		return moved;
	}

}
