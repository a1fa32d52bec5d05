package dev.ledgerless.connect;

import dev.ledgerless.audit.AuditLog;
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
	LinkFlow linkFlow(HostedLinkService hostedLinks, PlaidSetup setup, AttemptLimiter limiter) {
		return new LinkFlow(hostedLinks, setup, limiter);
	}

	@Bean
	LinkCompletion linkCompletion(HostedLinkService hostedLinks, ItemService items, StatelessPlaidService plaid,
			AuditLog audit) {
		return new LinkCompletion(hostedLinks, items, plaid, audit);
	}

	@Bean
	DuplicateLink duplicateLink(LinkCompletion completion, LinkFlow flow, RedirectUri redirectUri) {
		return new DuplicateLink(completion, flow, redirectUri);
	}

	@Bean
	LinkedItems linkedItems(ItemService items, StatelessPlaidService plaid, PlaidSetup setup, AttemptLimiter limiter,
			AuditLog audit) {
		return new LinkedItems(items, plaid, setup, limiter, audit);
	}

	@Bean
	HostedLinkRedirect redirect(ConnectProperties properties) {
		return new HostedLinkRedirect(properties.hostedOrigins());
	}

}
