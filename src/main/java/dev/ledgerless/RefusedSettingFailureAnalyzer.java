package dev.ledgerless;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Reports which setting was refused and why, instead of a stack trace.
 */
class RefusedSettingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException cause) {
		return new FailureAnalysis("%s %s.".formatted(cause.setting(), cause.problem()),
				"Change %s, and start again.".formatted(cause.setting()), cause);
	}

}
