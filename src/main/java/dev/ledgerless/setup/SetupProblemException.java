package dev.ledgerless.setup;

/**
 * No bank was linked.
 */
@SuppressWarnings("serial")
class SetupProblemException extends RuntimeException {

	private final SetupProblem problem;

	SetupProblemException(SetupProblem problem) {
		super(problem.name(), null, false, false);
		this.problem = problem;
	}

	SetupProblem problem() {
		return this.problem;
	}

}
