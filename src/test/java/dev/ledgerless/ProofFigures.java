package dev.ledgerless;

import org.awaitility.Awaitility;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the figures that tests publish, one a line, as Surefire drops them. Also keeps
 * concurrent tests from failing each other.
 */
public class ProofFigures implements TestExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(ProofFigures.class);

	/** An exception in a thread of one test must not fail another that is waiting. */
	@Override
	public void testPlanExecutionStarted(TestPlan plan) {
		Awaitility.doNotCatchUncaughtExceptionsByDefault();
	}

	@Override
	public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
		entry.getKeyValuePairs().forEach((proof, figure) -> logger.info(proof + ": " + figure));
	}

}
