package dev.ledgerless;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Logs what tests publish, one line a figure: Surefire itself drops it.
 */
public class ProofFigures implements TestExecutionListener {

	private static final Log logger = LogFactory.getLog(ProofFigures.class);

	@Override
	public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
		entry.getKeyValuePairs().forEach((proof, figure) -> logger.info(proof + ": " + figure));
	}

}
