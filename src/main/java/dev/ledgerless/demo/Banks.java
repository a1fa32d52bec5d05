package dev.ledgerless.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The demo banks there are.
 */
final class Banks {

	private final List<Bank> all = List.of(MarigoldStreetBank.create(), FernhollowCreditUnion.create(),
			BankAmseltal.create());

	List<Bank> all() {
		return this.all;
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
