package dev.ledgerless;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The Ledgerless application.
 */
@SpringBootApplication
public class LedgerlessApplication {

	/**
	 * The platform threads that run virtual threads. By default the JDK has one for each
	 * processor: on a small machine, two virtual threads that load classes could occupy
	 * them all.
	 */
	private static final int CARRIERS = 8;

	private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";

	/**
	 * Starts the web server.
	 * @param args command line arguments, read as Spring properties
	 */
	public static void main(String[] args) {
		// Read once, when the first virtual thread starts.
		if (System.getProperty(PARALLELISM) == null) {
			System.setProperty(PARALLELISM,
					Integer.toString(Math.max(CARRIERS, Runtime.getRuntime().availableProcessors())));
		}
		SpringApplication.run(LedgerlessApplication.class, args);
	}

}
