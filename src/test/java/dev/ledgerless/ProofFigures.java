package dev.ledgerless;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Logs the figures that tests publish, one a line, as Surefire drops them. Also keeps
 * concurrent tests from failing each other.
 */
public class ProofFigures implements TestExecutionListener {

	private static final Log logger = LogFactory.getLog(ProofFigures.class);

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
