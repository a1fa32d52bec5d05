package dev.ledgerless.recovery;

import java.time.Clock;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.TokenVault;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.ratelimit.AttemptLimits;
import dev.ledgerless.ratelimit.Buckets;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecoveryProperties.class)
class RecoveryConfiguration {

	@Bean
	BankRecovery bankRecovery(TokenVault vault, RecoveryProperties properties, AttemptLimits limits, Buckets buckets,
			Clock clock, AuditLog audit) {
		RecoverySealer sealer = new RecoverySealer(vault.environment(), new KeyDerivation(properties.patience()));
		return new BankRecovery(sealer, new PassphraseStrength(), new AttemptLimiter("recovery", limits, buckets),
				clock, audit);
	}

}
