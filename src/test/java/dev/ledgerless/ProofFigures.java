package dev.ledgerless;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.awaitility.Awaitility;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Logs what tests publish, one line a figure: Surefire itself drops it. And keeps tests
 * that run beside each other apart.
 */
public class ProofFigures implements TestExecutionListener {

	private static final Log logger = LogFactory.getLog(ProofFigures.class);

	/** What a thread of one test throws is no failure of another that waits. */
	@Override
	public void testPlanExecutionStarted(TestPlan plan) {
		Awaitility.doNotCatchUncaughtExceptionsByDefault();
	}

	@Override
	public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
		entry.getKeyValuePairs().forEach((proof, figure) -> logger.info(proof + ": " + figure));
	}

}
