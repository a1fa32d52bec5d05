package dev.ledgerless.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;

/**
 * The demo banks.
 *
 * @param all in the order in which the demo offers them
 */
record Banks(List<Bank> all) {

	/**
	 * Reads the banks from their files, {@code demo/*.yml} on the class path.
	 * @throws InvalidBankFileException if a file is wrong
	 */
	static Banks read() {
		BankFileReader reader = new BankFileReader();
		return new Banks(Stream.of("marigold-street-bank", "fernhollow-credit-union", "bank-amseltal")
			.map((name) -> reader.read(new ClassPathResource("demo/" + name + ".yml")))
			.toList());
	}

	Optional<Bank> byInstitutionId(String institutionId) {
		return find((bank) -> bank.institutionId().equals(institutionId));
	}

	Optional<Bank> byCode(String code) {
		return find((bank) -> bank.code().equals(code));
	}

	private Optional<Bank> find(Predicate<Bank> which) {
		return this.all.stream().filter(which).findFirst();
	}

}
