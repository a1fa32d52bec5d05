package dev.ledgerless.bank;

import java.time.Clock;

import dev.ledgerless.keys.Keys;
import dev.ledgerless.session.SessionAttribute;
import dev.ledgerless.session.SessionExpiry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.web.http.SessionRepositoryFilter;

@Configuration(proxyBeanMethods = false)
class BankConfiguration {

	private static final String KEY_PURPOSE = "access-token";

	private static final String ENDING_PURPOSE = "ending";

	private static final String UNDELIVERED_PURPOSE = "undelivered";

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
	UndeliveredTokens undeliveredTokens(Keys keys, @Value("${ledgerless.plaid.env}") String environment,
			ObjectProvider<SharedTokens> shared, SessionExpiry expiry, Clock clock) {
		return new UndeliveredTokens(keys.tokens().tokenBoundKeys(UNDELIVERED_PURPOSE), environment,
				shared.getIfAvailable(() -> SharedTokens.NONE), expiry.longest(), clock);
	}

	@Bean
	BankSessions bankSessions(TokenVault vault, Keys keys, UndeliveredTokens undelivered) {
		return new BankSessions(vault, new BankReferences(keys.tokens().mac(REFERENCE_PURPOSE)), undelivered);
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
