package dev.ledgerless.problem;

/**
 * Something is refused, for a reason that a person or a program can act on. Carries
 * nothing of the request.
 */
@SuppressWarnings("serial")
public final class ProblemException extends RuntimeException {

	private final transient Problem problem;

	/**
	 * Refuses.
	 * @param problem the reason
	 */
	public ProblemException(Problem problem) {
		super(problem.code(), null, false, false);
		this.problem = problem;
	}

	/**
	 * Returns the reason.
	 * @return the problem
	 */
	public Problem problem() {
		return this.problem;
	}

}
