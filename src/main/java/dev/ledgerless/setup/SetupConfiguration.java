package dev.ledgerless.setup;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.plaid.StatelessPlaidService;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SetupConfiguration {

	@Bean
	BankLinking bankLinking(StatelessPlaidService plaid, BankLinks links, AttemptLimiter limiter, AuditLog audit) {
		return new BankLinking(plaid, links, limiter, audit);
	}

}
