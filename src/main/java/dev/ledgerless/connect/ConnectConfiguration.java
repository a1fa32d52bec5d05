package dev.ledgerless.connect;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.ratelimit.AttemptLimits;
import dev.ledgerless.ratelimit.Buckets;
import dev.ledgerless.plaid.HostedLinkService;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.PlaidEnvironment;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.StatelessPlaidService;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectProperties.class)
class ConnectConfiguration {

	@Bean
	AttemptLimiter linkLimiter(AttemptLimits limits, Buckets buckets) {
		return new AttemptLimiter("link", limits, buckets);
	}

	@Bean
	RedirectUri redirectUri(PlaidSetup setup, ConnectProperties properties) {
		boolean realBanks = setup.environment() == PlaidEnvironment.PRODUCTION;
		return new RedirectUri(properties.publicUrl(), realBanks);
	}

	@Bean
	LinkFlow flow(HostedLinkService hostedLinks, ItemService items, StatelessPlaidService plaid, PlaidSetup setup,
			BankLinks links, AttemptLimiter limiter, RedirectUri redirectUri, AuditLog audit) {
		return new LinkFlow(hostedLinks, items, plaid, setup, links, limiter, redirectUri, audit);
	}

	@Bean
	HostedLinkRedirect redirect(ConnectProperties properties) {
		return new HostedLinkRedirect(properties.hostedOrigins());
	}

}
