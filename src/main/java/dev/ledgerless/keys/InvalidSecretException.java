package dev.ledgerless.keys;

/**
 * Thrown when a secret of the environment cannot be used. Carries the name of the
 * variable and the problem, never the value.
 */
@SuppressWarnings("serial")
public final class InvalidSecretException extends RuntimeException {

	private final String variable;

	private final String problem;

	InvalidSecretException(String variable, String problem) {
		super(variable + " " + problem);
		this.variable = variable;
		this.problem = problem;
	}

	/**
	 * Returns the name of the environment variable that holds the secret.
	 * @return the name
	 */
	public String variable() {
		return this.variable;
	}

	/**
	 * Returns the problem, as the end of a sentence that begins with the variable's name.
	 * @return the problem
	 */
	public String problem() {
		return this.problem;
	}

}
