package dev.ledgerless.connect;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.UndeliveredTokens;
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
	LinkCompletion linkCompletion(HostedLinkService hostedLinks, UndeliveredTokens undelivered, ItemService items,
			StatelessPlaidService plaid, AuditLog audit) {
		return new LinkCompletion(hostedLinks, new TokenExchange(hostedLinks, undelivered, audit), items, plaid, audit);
	}

	@Bean
	DuplicateLink duplicateLink(LinkCompletion completion, LinkFlow flow, RedirectUri redirectUri) {
		return new DuplicateLink(completion, flow, redirectUri);
	}

	@Bean
	LinkedItems linkedItems(ItemService items, UndeliveredTokens undelivered, StatelessPlaidService plaid,
			PlaidSetup setup, AttemptLimiter limiter, AuditLog audit) {
		return new LinkedItems(items, undelivered, plaid, setup, limiter, audit);
	}

	@Bean
	CallbackPages callbackPages(HostedLinkRedirect redirect) {
		return new CallbackPages(redirect);
	}

	@Bean
	HostedLinkRedirect redirect(ConnectProperties properties) {
		return new HostedLinkRedirect(properties.hostedOrigins());
	}

}
