package dev.ledgerless.bank;

import dev.ledgerless.keys.Keys;
import dev.ledgerless.session.SessionAttribute;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.SessionRepositoryFilter;

@Configuration(proxyBeanMethods = false)
class BankConfiguration {

	private static final String KEY_PURPOSE = "access-token";

	private static final String ENDING_PURPOSE = "ending";

	private static final String REFERENCE_PURPOSE = "bank-reference";

	@Bean
	TokenVault tokenVault(Keys keys, @Value("${ledgerless.plaid.env}") String environment) {
		return new TokenVault(keys.tokens().aead(KEY_PURPOSE), environment);
	}

	@Bean
	EndingCodes endingCodes(Keys keys, @Value("${ledgerless.plaid.env}") String environment) {
		return new EndingCodes(keys.tokens().aead(ENDING_PURPOSE), environment);
	}

	@Bean
	BankSessions bankSessions(TokenVault vault, Keys keys) {
		return new BankSessions(vault, new BankReferences(keys.tokens().mac(REFERENCE_PURPOSE)));
	}

	@Bean
	BankSessionResolver bankSessionResolver(BankSessions sessions) {
		return new BankSessionResolver(sessions);
	}

	@Bean
	SessionAttribute<SealedLinks> sealedLinksAttribute() {
		return new SealedLinks.Attribute();
	}

	@Bean
	SessionAttribute<LinkedBanks> linkedBanksAttribute() {
		return new LinkedBanks.Attribute();
	}

	@Bean
	FilterRegistrationBean<LinkedBanksFilter> linkedBanksFilter(BankSessions sessions) {
		FilterRegistrationBean<LinkedBanksFilter> registration = new FilterRegistrationBean<>(
				new LinkedBanksFilter(sessions));
		registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER + 1);
		return registration;
	}

}
