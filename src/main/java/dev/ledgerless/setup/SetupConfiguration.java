package dev.ledgerless.setup;

import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.connect.LinkLimiter;
import dev.ledgerless.plaid.StatelessPlaidService;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SetupConfiguration {

	@Bean
	BankLinking bankLinking(StatelessPlaidService plaid, BankLinks links, LinkLimiter limiter) {
		return new BankLinking(plaid, links, limiter);
	}

}
