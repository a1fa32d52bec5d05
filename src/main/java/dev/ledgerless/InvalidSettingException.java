package dev.ledgerless;

/**
 * Thrown when a setting cannot be used. Contains its name and the problem, never its
 * value, which may be a secret.
 */
@SuppressWarnings("serial")
class InvalidSettingException extends RuntimeException {

	private final String setting;

	private final String problem;

	InvalidSettingException(String setting, String problem) {
		super(setting + " " + problem);
		this.setting = setting;
		this.problem = problem;
	}

	/**
	 * Returns the name of the variable or file.
	 */
	String setting() {
		return this.setting;
	}

	/**
	 * Returns the problem, as the rest of a sentence that begins with the setting's name.
	 */
	String problem() {
		return this.problem;
	}

}
