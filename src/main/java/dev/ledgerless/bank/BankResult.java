package dev.ledgerless.bank;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What reading one bank gave. One bank failing never hides another.
 *
 * @param <T> the facts of a bank
 */
public sealed interface BankResult<T> {

	/**
	 * The institution's name.
	 * @return the name
	 */
	String institution();

	/**
	 * How reading went.
	 * @return the status
	 */
	BankStatus status();

	/**
	 * Plaid's {@code error_code}.
	 * @return the code, {@code null} if all went well or Plaid told none
	 */
	@Nullable String errorCode();

	/**
	 * A bank of which at least the accounts were read.
	 *
	 * @param institution the institution's name
	 * @param facts what was read
	 * @param asOf when it was read
	 * @param problem what could not be read, or needs attention; {@code null} if nothing
	 * @param age whether it was read just now
	 * @param <T> the facts of a bank
	 */
	record Loaded<T>(String institution, T facts, Instant asOf, @Nullable BankProblem problem,
			Age age) implements BankResult<T> {

		/**
		 * A bank that was read just now.
		 * @param institution the institution's name
		 * @param facts what was read
		 * @param asOf when it was read
		 * @param problem what could not be read, or needs attention; {@code null} if
		 * nothing
		 */
		public Loaded(String institution, T facts, Instant asOf, @Nullable BankProblem problem) {
			this(institution, facts, asOf, problem, Age.NEW);
		}

		@Override
		public BankStatus status() {
			return (this.problem != null) ? this.problem.status() : BankStatus.OK;
		}

		@Override
		public @Nullable String errorCode() {
			return (this.problem != null) ? this.problem.errorCode() : null;
		}

		@Override
		public String toString() {
			return "Loaded[redacted]";
		}

	}

	/**
	 * A bank of which nothing could be read.
	 *
	 * @param institution the institution's name when it was linked
	 * @param problem why
	 * @param <T> the facts of a bank
	 */
	record Failed<T>(String institution, BankProblem problem) implements BankResult<T> {

		@Override
		public BankStatus status() {
			return this.problem.status();
		}

		@Override
		public @Nullable String errorCode() {
			return this.problem.errorCode();
		}

		@Override
		public String toString() {
			return "Failed[redacted]";
		}

	}

	/** Whether facts were read just now. */
	enum Age {

		/** They were. */
		NEW,

		/** They were kept from a moment ago, so that the bank need not be asked again. */
		RECENT,

		/** They were kept from before, and the bank could not be read anew. */
		OLD

	}

}
