package dev.ledgerless.problem;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that people get pages and programs get problem details.
 */
class AudienceTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/connect/repair          |                              | PERSON
			/connect/repair          | */*                          | PERSON
			/connect/repair          | text/html;q=0.9, */*;q=0.1   | PERSON
			/connect/repair          | application/json             | PROGRAM
			/connect/repair          | nonsense                     | PERSON
			/export/transactions.csv |                              | PROGRAM
			/export/transactions.csv | */*                          | PROGRAM
			/export/transactions.csv | text/csv                     | PROGRAM
			/export/transactions.csv | nonsense                     | PROGRAM
			/export/transactions.csv | text/html, */*;q=0.8         | PERSON
			/api/delete-me           | text/html                    | PROGRAM
			/api/dashboard           |                              | PROGRAM
			""")
	void theAcceptHeaderSaysWhoReadsTheAnswer(String path, String accept, Audience audience) {
		assertThat(Audience.of(path, accept)).isEqualTo(audience);
	}

}
