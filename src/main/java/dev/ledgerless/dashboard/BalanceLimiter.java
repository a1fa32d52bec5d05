package dev.ledgerless.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.ledgerless.ratelimit.Buckets;
import dev.ledgerless.ratelimit.ClientNetwork;

import org.springframework.stereotype.Component;

/**
 * Limits how often live balances are read: Plaid charges for each call, and banks limit
 * them.
 */
@Component
class BalanceLimiter {

	private static final int LIMIT_PER_BANK = 1;

	private static final int LIMIT_PER_CLIENT = 5;

	private static final int MOST_REMEMBERED = 100_000;

	private final Buckets.Kind banks;

	private final Buckets.Kind clients;

	BalanceLimiter(Buckets buckets) {
		this.banks = buckets.kind("balances/bank", LIMIT_PER_BANK, MOST_REMEMBERED);
		this.clients = buckets.kind("balances/client", LIMIT_PER_CLIENT, MOST_REMEMBERED);
	}

	/**
	 * Requests permission to read banks: all of them or none. The buckets are asked
	 * without a lock, as they may be in Redis: each is first looked at, then taken from,
	 * in one order for all requests, and given back if another request was faster.
	 * @param client the client's address
	 * @param references the references of the banks
	 * @return how long to wait; zero if the banks may be read now, and only then the
	 * request counts
	 */
	Duration request(String client, List<String> references) {
		List<Counted> all = Stream
			.concat(Stream.of(new Counted(this.clients, ClientNetwork.of(client))),
					references.stream().sorted().map((bank) -> new Counted(this.banks, bank)))
			.toList();
		long wait = all.stream().mapToLong(Counted::nanosToWait).max().orElse(0);
		if (wait > 0) {
			return Duration.ofNanos(wait);
		}
		List<Counted> taken = new ArrayList<>();
		for (Counted each : all) {
			if (!each.take()) {
				// Another request took it first.
				taken.forEach(Counted::giveBack);
				return Duration.ofNanos(Math.max(1, each.nanosToWait()));
			}
			taken.add(each);
		}
		return Duration.ZERO;
	}

	private record Counted(Buckets.Kind kind, String name) {

		long nanosToWait() {
			return this.kind.ask(this.name, (bucket) -> bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
		}

		boolean take() {
			return this.kind.ask(this.name, (bucket) -> bucket.tryConsume(1));
		}

		void giveBack() {
			this.kind.ask(this.name, (bucket) -> {
				bucket.addTokens(1);
				return true;
			});
		}

		@Override
		public String toString() {
			return "Counted[redacted]";
		}

	}

}
