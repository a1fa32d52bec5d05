package dev.ledgerless.account;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Card} and {@link CardTerms}.
 */
class CardTests {

	@Test
	void ofACardWithUnknownTermsNothingIsMadeUp() {
		assertThat(CardTerms.UNKNOWN).hasAllNullFieldsOrProperties();
	}

	@Test
	void aCardIsItsAccountAndItsTerms() {
		Account account = AccountBuilder.card().current("410").limit("2000").build();
		CardTerms terms = new CardTerms(new BigDecimal("15.24"), new BigDecimal("1708.77"), new BigDecimal("20"),
				LocalDate.of(2026, 5, 28), false);
		Card card = new Card(account, terms);
		assertThat(card.account()).isSameAs(account);
		assertThat(card.terms()).isSameAs(terms);
		assertThat(card).isEqualTo(new Card(account, terms)).isNotEqualTo(new Card(account, CardTerms.UNKNOWN));
	}

}
