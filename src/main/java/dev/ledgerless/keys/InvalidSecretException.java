package dev.ledgerless.keys;

/**
 * A secret of the environment cannot be used. Carries the name of the variable and what
 * is wrong, never the value.
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
	 * The environment variable that holds the secret.
	 * @return its name
	 */
	public String variable() {
		return this.variable;
	}

	/**
	 * What is wrong with it.
	 * @return the end of a sentence that begins with the variable's name
	 */
	public String problem() {
		return this.problem;
	}

}
