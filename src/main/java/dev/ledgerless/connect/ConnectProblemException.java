package dev.ledgerless.connect;

/**
 * A bank could not be connected, repaired, renewed or removed.
 */
@SuppressWarnings("serial")
final class ConnectProblemException extends RuntimeException {

	private final ConnectProblem problem;

	ConnectProblemException(ConnectProblem problem) {
		super(problem.name());
		this.problem = problem;
	}

	ConnectProblem problem() {
		return this.problem;
	}

}
