package dev.ledgerless;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The Ledgerless application.
 */
@SpringBootApplication
public class LedgerlessApplication {

	/**
	 * Starts the web server.
	 * @param args command line arguments, read as Spring properties
	 */
	public static void main(String[] args) {
		SpringApplication.run(LedgerlessApplication.class, args);
	}

}
