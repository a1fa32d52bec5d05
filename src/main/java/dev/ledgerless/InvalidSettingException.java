package dev.ledgerless;

/**
 * A setting of the environment cannot be used. Carries its name and what is wrong, never
 * the value, which may be a secret.
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
	 * What cannot be used.
	 * @return the name of the variable or the file
	 */
	String setting() {
		return this.setting;
	}

	/**
	 * What is wrong with it.
	 * @return the end of a sentence that begins with the setting's name
	 */
	String problem() {
		return this.problem;
	}

}
