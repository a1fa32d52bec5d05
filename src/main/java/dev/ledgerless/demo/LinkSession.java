package dev.ledgerless.demo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A visit to a link token's page, from its opening.
 *
 * @param events the person's actions, newest first as Plaid lists them
 * @param outcome how it ended, if it has
 */
record LinkSession(String id, Instant started, List<Event> events, Outcome outcome) {

	LinkSession then(List<Event> newest, Outcome newOutcome) {
		return new LinkSession(this.id, this.started, Stream.concat(newest.stream(), this.events.stream()).toList(),
				newOutcome);
	}

	/**
	 * The outcome of a session.
	 */
	sealed interface Outcome {

		/**
		 * The session has not ended.
		 */
		record Open() implements Outcome {

		}

		/**
		 * The customer consented.
		 *
		 * @param item the item that was linked or repaired
		 */
		record Approved(Instant finished, LinkedItem item, String publicToken) implements Outcome {

		}

		/**
		 * The customer cancelled.
		 *
		 * @param bank the chosen bank, {@code null} before the choice
		 */
		record Exited(Instant finished, @Nullable Bank bank) implements Outcome {

		}

	}

	/**
	 * An action on the page.
	 *
	 * @param bank the chosen bank, {@code null} before the choice
	 */
	record Event(String id, Name name, Instant time, @Nullable Bank bank, String requestId) {

	}

	/**
	 * Plaid's names of the actions.
	 */
	enum Name {

		OPEN, SELECT_INSTITUTION, SUBMIT_CREDENTIALS, HANDOFF, EXIT

	}

}
