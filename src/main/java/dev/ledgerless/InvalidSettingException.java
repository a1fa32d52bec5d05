package dev.ledgerless;

/**
 * A setting of the environment cannot be used. Carries its name and what is wrong, never
 * the value, which may be a secret.
 */
@SuppressWarnings("serial")
class InvalidSettingException extends RuntimeException {

	InvalidSettingException(String setting, String problem) {
		super(setting + " " + problem);
	}

}
