package dev.ledgerless.connect;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.limit.AttemptLimiter;
import dev.ledgerless.limit.AttemptLimits;
import dev.ledgerless.limit.Buckets;
import dev.ledgerless.plaid.PlaidEnvironment;
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
	ReturnAddress returnAddress(StatelessPlaidService plaid, ConnectProperties properties) {
		boolean realBanks = plaid.setup().environment() == PlaidEnvironment.PRODUCTION;
		return new ReturnAddress(properties.publicUrl(), realBanks);
	}

	@Bean
	Connecting connecting(StatelessPlaidService plaid, BankLinks links, AttemptLimiter limiter,
			ReturnAddress returnAddress, AuditLog audit) {
		return new Connecting(plaid, links, limiter, returnAddress, audit);
	}

	@Bean
	Onward onward(ConnectProperties properties) {
		return new Onward(properties.hostedOrigins());
	}

}
