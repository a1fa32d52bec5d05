package dev.ledgerless.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows an operator which variable is wrong and how to generate a valid one, instead of a
 * stack trace.
 */
class InvalidSecretFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSecretException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSecretException cause) {
		return new FailureAnalysis("%s %s.".formatted(cause.variable(), cause.problem()), """
				Generate a new secret of 32 bytes and set it as %s:

				    openssl rand -base64 32

				On Render, 'generateValue: true' in render.yaml generates one.""".formatted(cause.variable()), cause);
	}

}
