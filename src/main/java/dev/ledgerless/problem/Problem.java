package dev.ledgerless.problem;

import java.time.Duration;

import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.TooManyBanksException;
import dev.ledgerless.plaid.MissingCredentialsException;
import dev.ledgerless.ratelimit.TooManyAttemptsException;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * The reason for a refusal. Its words are the messages {@code problem.<code>.title} and
 * {@code problem.<code>.text}.
 *
 * @param code the name of the reason, in upper case
 * @param status the HTTP status of the answer
 * @param retryAfter how long to wait before asking again, {@code null} if waiting does
 * not help
 */
public record Problem(String code, HttpStatus status, @Nullable Duration retryAfter) {

	/** No bank is linked in this browser. */
	public static final Problem NOT_LINKED = of("NOT_LINKED", HttpStatus.UNAUTHORIZED);

	/** The bank that a form names is not linked in this browser. */
	public static final Problem UNKNOWN_BANK = of("UNKNOWN_BANK", HttpStatus.NOT_FOUND);

	/** The cookie has no room for another bank, or for a link in progress. */
	public static final Problem TOO_MANY_BANKS = of("TOO_MANY_BANKS", HttpStatus.UNPROCESSABLE_CONTENT);

	/** The session cannot be kept: plain http to another machine. */
	public static final Problem INSECURE_CONNECTION = of("INSECURE_CONNECTION", HttpStatus.FORBIDDEN);

	/**
	 * Another request changed the session, and the browser knows: asking again helps at
	 * once.
	 */
	public static final Problem CONFLICT = of("CONFLICT", HttpStatus.CONFLICT, Duration.ofSeconds(1));

	/** Plaid may have made a connection whose access token no one has. */
	public static final Problem ANSWER_LOST = of("ANSWER_LOST", HttpStatus.SERVICE_UNAVAILABLE);

	/** A new connection could not be stored, and may still exist at Plaid. */
	public static final Problem NOT_DISCARDED = of("NOT_DISCARDED", HttpStatus.SERVICE_UNAVAILABLE);

	/** Too many attempts. */
	public static final Problem TOO_OFTEN = of("TOO_OFTEN", HttpStatus.TOO_MANY_REQUESTS, Duration.ofMinutes(1));

	/** Plaid could not be reached. */
	public static final Problem UNAVAILABLE = of("UNAVAILABLE", HttpStatus.SERVICE_UNAVAILABLE, Duration.ofMinutes(1));

	/** Plaid asks for fewer calls. */
	public static final Problem RATE_LIMITED = of("RATE_LIMITED", HttpStatus.SERVICE_UNAVAILABLE,
			Duration.ofMinutes(1));

	/** Plaid refused the credentials of this site. */
	public static final Problem MISCONFIGURED = of("MISCONFIGURED", HttpStatus.SERVICE_UNAVAILABLE);

	/** This site has no credentials. */
	public static final Problem NO_CREDENTIALS = of("NO_CREDENTIALS", HttpStatus.SERVICE_UNAVAILABLE);

	/** The connection to a bank is gone at Plaid. */
	public static final Problem LINK_GONE = of("LINK_GONE", HttpStatus.CONFLICT);

	/**
	 * Creates a problem that waiting does not solve.
	 * @param code the name of the reason
	 * @param status the status of the answer
	 * @return the problem
	 */
	public static Problem of(String code, HttpStatus status) {
		return new Problem(code, status, null);
	}

	/**
	 * Creates a problem that may be over after a while.
	 * @param code the name of the reason
	 * @param status the status of the answer
	 * @param retryAfter how long to wait
	 * @return the problem
	 */
	public static Problem of(String code, HttpStatus status, Duration retryAfter) {
		return new Problem(code, status, retryAfter);
	}

	/**
	 * Returns the problem that kept Plaid from doing what was asked.
	 * @param problem Plaid's answer
	 * @return the problem
	 */
	public static Problem of(BankProblem problem) {
		if (problem.isSiteMisconfigured()) {
			return MISCONFIGURED;
		}
		return switch (problem.status()) {
			case INVALID_TOKEN -> LINK_GONE;
			case RATE_LIMITED -> RATE_LIMITED;
			case OK, LOGIN_REQUIRED, NOT_READY, INSTITUTION_DOWN, UNAVAILABLE -> UNAVAILABLE;
		};
	}

	/**
	 * Returns the problem that an exception of a lower layer stands for.
	 * @param ex one of those that {@link ProblemAdvice} handles
	 * @return the problem
	 * @throws RuntimeException the same exception, if it is none of them
	 */
	public static Problem of(RuntimeException ex) {
		return switch (ex) {
			case ProblemException problem -> problem.problem();
			case ConcurrentSessionChangeException conflict -> conflict.retryAfter().isPositive()
					? of("CONFLICT_PENDING", HttpStatus.CONFLICT, conflict.retryAfter()) : CONFLICT;
			case TooManyBanksException full -> TOO_MANY_BANKS;
			case TooManyAttemptsException tooOften -> TOO_OFTEN;
			case MissingCredentialsException missing -> NO_CREDENTIALS;
			default -> throw ex;
		};
	}

	/**
	 * Returns whether another request is changing the session, or its answer was lost.
	 * @return {@code true} if {@link #retryAfter} is the time after which trying again
	 * works
	 */
	public boolean isPending() {
		return "CONFLICT_PENDING".equals(this.code);
	}

	/**
	 * The key of the message that says what happened.
	 * @return a key of the message source
	 */
	public String title() {
		return "problem." + this.code + ".title";
	}

	/**
	 * The key of the message that says what it means and what to do.
	 * @return a key of the message source
	 */
	public String text() {
		return "problem." + this.code + ".text";
	}

	/**
	 * Says in the {@code Retry-After} header how long to wait, if waiting helps.
	 * @param response the answer
	 */
	public void setRetryAfter(HttpServletResponse response) {
		if (this.retryAfter != null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(this.retryAfter.toSeconds()));
		}
	}

}
