package dev.ledgerless.connect;

import java.util.List;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.bank.UndeliveredTokens;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.Removal;
import dev.ledgerless.plaid.Rotation;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import dev.ledgerless.session.SessionTooLargeException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Changes linked items, at Plaid and in the session: removes them, or replaces their
 * access token.
 */
final class LinkedItems {

	private final ItemService items;

	private final UndeliveredTokens undelivered;

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final AttemptLimiter limiter;

	private final AuditLog audit;

	LinkedItems(ItemService items, UndeliveredTokens undelivered, StatelessPlaidService plaid, PlaidSetup setup,
			AttemptLimiter limiter, AuditLog audit) {
		this.items = items;
		this.undelivered = undelivered;
		this.plaid = plaid;
		this.setup = setup;
		this.limiter = limiter;
		this.audit = audit;
	}

	/**
	 * Removes a bank at Plaid and then here.
	 * @param bank the bank
	 * @param session the session in which it is linked
	 * @return the outcome
	 */
	Outcome remove(Bank bank, BankSession session) {
		session.claim();
		Removal removal = this.items.remove(bank);
		this.audit.removal(AuditEvent.REMOVED, session.reference(bank), removal);
		return switch (removal) {
			case Removal.Removed removed -> unlink(bank, session, "flash.bank-removed");
			case Removal.AlreadyGone gone -> unlink(bank, session, "flash.bank-gone");
			case Removal.Unreached unreached -> new NotRemoved(unreached.requestId());
		};
	}

	/**
	 * Removes a bank here only. At Plaid it stays connected.
	 * @param bank the bank
	 * @param session the session in which it is linked
	 * @return the outcome
	 */
	Outcome forget(Bank bank, BankSession session) {
		Outcome outcome = unlink(bank, session, "flash.bank-forgotten");
		this.plaid.purge(List.of(bank));
		this.audit.done(AuditEvent.FORGOTTEN, List.of(session.reference(bank)));
		return outcome;
	}

	private static Outcome unlink(Bank bank, BankSession session, String message) {
		session.unlink(bank);
		return new Changed(message);
	}

	/**
	 * Replaces the access token of a bank. The former token is dead from then on.
	 * @param bank the bank
	 * @param session the session in which it is linked
	 * @return the outcome
	 * @throws ProblemException if Plaid refused or could not be reached; nothing changed
	 */
	Outcome replaceToken(Bank bank, BankSession session) {
		if (!this.setup.builtInBank()) {
			this.limiter.require(session.client());
		}
		String reference = session.reference(bank);
		session.claim();
		return switch (this.items.rotate(bank)) {
			case Rotation.Rotated rotated -> keep(bank, rotated, session);
			case Rotation.Refused refused -> {
				this.audit.renewal(reference, refused, false);
				throw new ProblemException(Problem.of(refused.problem()));
			}
			case Rotation.AnswerLost lost -> {
				this.audit.renewal(reference, lost, false);
				yield new TokenLost(HttpStatus.SERVICE_UNAVAILABLE);
			}
		};
	}

	private Outcome keep(Bank former, Rotation.Rotated rotated, BankSession session) {
		String reference = session.reference(former);
		this.undelivered.hold(former.token().value(), rotated.bank());
		try {
			session.replaceToken(former, rotated.bank());
			this.audit.renewal(reference, rotated, true);
			return new Changed("flash.token-renewed");
		}
		catch (ConcurrentSessionChangeException | SessionTooLargeException ex) {
			// The new token has no cookie to live in, and the former one is dead.
			this.items.discard(rotated.bank());
			this.audit.renewal(reference, rotated, false);
			return new TokenLost(HttpStatus.CONFLICT);
		}
	}

	/** What became of a linked item. */
	sealed interface Outcome {

	}

	/**
	 * It changed as the person wanted.
	 *
	 * @param message the message for the next page
	 */
	record Changed(String message) implements Outcome {

		@Override
		public String toString() {
			return "Changed[redacted]";
		}

	}

	/**
	 * Plaid could not be reached; the bank is linked as before.
	 *
	 * @param requestId Plaid's request id, {@code null} if there was no answer
	 */
	record NotRemoved(@Nullable String requestId) implements Outcome {

		@Override
		public String toString() {
			return "NotRemoved[redacted]";
		}

	}

	/**
	 * The former token is dead and the new one could not be kept.
	 *
	 * @param status the status of the answer
	 */
	record TokenLost(HttpStatus status) implements Outcome {

	}

}
