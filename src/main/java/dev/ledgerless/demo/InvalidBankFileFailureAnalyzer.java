package dev.ledgerless.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports what is wrong in a demo bank's file, instead of a stack trace.
 */
class InvalidBankFileFailureAnalyzer extends AbstractFailureAnalyzer<InvalidBankFileException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidBankFileException cause) {
		return new FailureAnalysis("A demo bank cannot be read. " + cause.getMessage(),
				"Correct the file, and start again.", cause);
	}

}
