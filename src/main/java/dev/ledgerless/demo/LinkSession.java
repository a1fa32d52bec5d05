package dev.ledgerless.demo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Somebody at the page of a link token, from when it was opened.
 *
 * @param events what was done there, newest first as Plaid lists them
 * @param outcome how it has ended, or not yet
 */
record LinkSession(String id, Instant started, List<Event> events, Outcome outcome) {

	LinkSession then(List<Event> newest, Outcome newOutcome) {
		return new LinkSession(this.id, this.started, Stream.concat(newest.stream(), this.events.stream()).toList(),
				newOutcome);
	}

	/**
	 * How a session has ended.
	 */
	sealed interface Outcome {

		/**
		 * Not yet.
		 */
		record Open() implements Outcome {

		}

		/**
		 * With the customer's consent.
		 *
		 * @param item what was linked, or repaired
		 */
		record Approved(Instant finished, LinkedItem item, String publicToken) implements Outcome {

		}

		/**
		 * Without.
		 *
		 * @param bank whose page it was by then, {@code null} before one was chosen
		 */
		record Exited(Instant finished, @Nullable Bank bank) implements Outcome {

		}

	}

	/**
	 * Something that was done at the page.
	 *
	 * @param bank whose page it was by then, {@code null} before one was chosen
	 */
	record Event(String id, Name name, Instant time, @Nullable Bank bank, String requestId) {

	}

	/**
	 * Plaid's names of what is done at such a page.
	 */
	enum Name {

		OPEN, SELECT_INSTITUTION, SUBMIT_CREDENTIALS, HANDOFF, EXIT

	}

}
