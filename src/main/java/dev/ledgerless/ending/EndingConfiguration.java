package dev.ledgerless.ending;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.EndingCodes;
import dev.ledgerless.plaid.DirectLinkService;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.ratelimit.AttemptLimits;
import dev.ledgerless.ratelimit.Buckets;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EndingConfiguration {

	@Bean
	BankEnding bankEnding(EndingCodes codes, DirectLinkService directLinks, ItemService items, PlaidSetup setup,
			AttemptLimits limits, Buckets buckets, AuditLog audit) {
		return new BankEnding(codes, directLinks, items, setup, new AttemptLimiter("ending", limits, buckets), audit);
	}

}
