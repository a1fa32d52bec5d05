package dev.ledgerless.setup;

import java.time.Clock;

import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.plaid.StatelessPlaidService;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SetupProperties.class)
class SetupConfiguration {

	@Bean
	BankLinking bankLinking(StatelessPlaidService plaid, BankLinks links, SetupProperties properties, Clock clock) {
		return new BankLinking(plaid, links, new SetupLimiter(properties, clock));
	}

}
