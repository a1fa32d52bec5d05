package dev.ledgerless.recovery;

/**
 * No recovery file was made, or none was restored. Carries nothing of file or passphrase.
 */
@SuppressWarnings("serial")
class RecoveryProblemException extends RuntimeException {

	private final RecoveryProblem problem;

	RecoveryProblemException(RecoveryProblem problem) {
		super(problem.name(), null, false, false);
		this.problem = problem;
	}

	RecoveryProblem problem() {
		return this.problem;
	}

}
