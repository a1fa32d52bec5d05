package dev.ledgerless.plaid;

import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.ledgerless.bank.TokenVault;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlaidProperties.class)
class PlaidConfiguration {

	@Bean(destroyMethod = "shutdownNow")
	ExecutorService plaidExecutor() {
		return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("plaid-", 0).factory());
	}

	@Bean
	PlaidGuard plaidGuard(PlaidProperties properties, MeterRegistry meters, Clock clock) {
		return new PlaidGuard(properties.limits(), meters, clock);
	}

	// The gateway is made when it is first needed: in the demo it calls this very server,
	// whose port is known only once it listens.
	@Bean
	StatelessPlaidService statelessPlaidService(PlaidProperties properties, TokenVault vault,
			ExecutorService plaidExecutor, PlaidGuard plaidGuard, Clock clock, Environment environment,
			ObjectProvider<AnswerStore> answers) {
		SingletonSupplier<PlaidGateway> gateway = SingletonSupplier
			.of(() -> new PlaidGateway(properties, baseUrl(properties, environment), plaidGuard));
		return new StatelessPlaidService(gateway::obtain, plaidGuard, properties, vault, plaidExecutor, clock,
				answers.getIfAvailable(() -> AnswerStore.NONE));
	}

	private static URI baseUrl(PlaidProperties properties, Environment environment) {
		URI configured = properties.baseUrl();
		return (configured != null) ? configured
				: properties.env().baseUrl(environment.getProperty("local.server.port", Integer.class, 0));
	}

}
