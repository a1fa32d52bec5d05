package dev.ledgerless.recovery;

/**
 * What deriving a key out of a passphrase costs: the parameters of Argon2id (RFC 9106).
 * They are within bounds that this server can bear, whatever the file says.
 *
 * @param memory in KiB
 * @param iterations passes over the memory
 * @param lanes how many of them could be filled in parallel
 */
record KeyCost(int memory, int iterations, int lanes) {

	/**
	 * What new files are made with. 64 MiB and three passes are RFC 9106's second
	 * recommendation; one lane instead of four, as they would be filled one after the
	 * other here.
	 */
	static final KeyCost DEFAULT = new KeyCost(64 * 1024, 3, 1);

	/**
	 * The most memory. A server of 512 MB has a heap of half of it, and running out of
	 * memory ends it.
	 */
	static final int MOST_MEMORY = 64 * 1024;

	static final int MOST_ITERATIONS = 10;

	static final int MOST_LANES = 4;

	/** RFC 9106, 3.1: at least 8 KiB a lane. */
	private static final int LEAST_MEMORY_PER_LANE = 8;

	KeyCost {
		if (lanes < 1 || lanes > MOST_LANES || iterations < 1 || iterations > MOST_ITERATIONS
				|| memory < LEAST_MEMORY_PER_LANE * lanes || memory > MOST_MEMORY) {
			throw new IllegalArgumentException("Parameters of Argon2id out of bounds");
		}
	}

}
