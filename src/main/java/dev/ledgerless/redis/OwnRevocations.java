package dev.ledgerless.redis;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The families that this instance revoked, so that it can share them again after Redis
 * lost its content. Bounded: when full, the oldest is dropped.
 */
final class OwnRevocations {

	private static final int MOST = 10_000;

	/** Far fewer than the commands that may be in flight. */
	private static final int BATCH = 500;

	private final Clock clock;

	private final Map<String, Instant> expiries = new LinkedHashMap<>();

	OwnRevocations(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Adds a family.
	 * @param name the family's name in Redis
	 * @param expiry when the last of its cookies expires
	 */
	synchronized void add(String name, Instant expiry) {
		this.expiries.remove(name);
		if (this.expiries.size() >= MOST) {
			this.expiries.remove(this.expiries.keySet().iterator().next());
		}
		this.expiries.put(name, expiry);
	}

	/**
	 * Returns the families whose cookies have not expired, in batches.
	 * @return the expiries by name
	 */
	synchronized List<Map<String, Instant>> batches() {
		Instant now = this.clock.instant();
		this.expiries.values().removeIf((expiry) -> !now.isBefore(expiry));
		List<Map<String, Instant>> batches = new ArrayList<>();
		this.expiries.forEach((name, expiry) -> {
			if (batches.isEmpty() || batches.getLast().size() >= BATCH) {
				batches.add(new LinkedHashMap<>());
			}
			batches.getLast().put(name, expiry);
		});
		return batches;
	}

}
