package dev.ledgerless.setup;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.plaid.DirectLinkService;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.PlaidSetup;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SetupConfiguration {

	@Bean
	BankLinking bankLinking(DirectLinkService directLinks, ItemService items, PlaidSetup setup, BankLinks links,
			AttemptLimiter limiter, AuditLog audit) {
		return new BankLinking(directLinks, items, setup, links, limiter, audit);
	}

}
