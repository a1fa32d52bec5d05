package dev.ledgerless.bank;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The result of reading one bank. A failing bank never hides another.
 *
 * @param <T> the data of a bank
 */
public sealed interface BankResult<T> {

	/**
	 * Returns the institution's name.
	 * @return the name
	 */
	String institution();

	/**
	 * Returns how reading went.
	 * @return the status
	 */
	BankStatus status();

	/**
	 * Returns Plaid's {@code error_code}.
	 * @return the code, {@code null} if there is none
	 */
	@Nullable String errorCode();

	/**
	 * A bank whose accounts, at least, were read.
	 *
	 * @param institution the institution's name
	 * @param facts the data
	 * @param asOf when it was read
	 * @param problem what could not be read, or needs attention; {@code null} if nothing
	 * @param age how recent the data is
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
	 * A bank that could not be read.
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

	/** How recent data is. */
	enum Age {

		/** Read just now. */
		NEW,

		/** A fresh cached answer. */
		RECENT,

		/** A stale cached answer, because the bank could not be read. */
		OLD

	}

}
