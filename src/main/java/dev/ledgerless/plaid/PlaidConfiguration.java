package dev.ledgerless.plaid;

import java.net.URI;
import java.time.Clock;
import java.util.List;
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

	@Bean
	PlaidSetup plaidSetup(PlaidProperties properties) {
		return PlaidSetup.of(properties);
	}

	// The client is built when it is first needed: in the demo it calls this very server,
	// whose port is known only once it listens.
	@Bean
	PlaidConnection plaidConnection(PlaidProperties properties, PlaidSetup setup, PlaidGuard plaidGuard, Clock clock,
			Environment environment) {
		SingletonSupplier<PlaidClient> client = SingletonSupplier
			.of(() -> new PlaidClient(properties, baseUrl(properties, environment), plaidGuard));
		return new PlaidConnection(setup, client::obtain, properties.renderTimeout(), clock);
	}

	@Bean
	StatelessPlaidService statelessPlaidService(PlaidProperties properties, PlaidConnection connection,
			PlaidGuard plaidGuard, TokenVault vault, ExecutorService plaidExecutor, Clock clock,
			ObjectProvider<AnswerStore> answers) {
		return new StatelessPlaidService(connection, plaidGuard, properties.maxPages(), properties.balanceTimeout(),
				vault, plaidExecutor, clock, answers.getIfAvailable(() -> AnswerStore.NONE));
	}

	@Bean
	HostedLinkService hostedLinkService(PlaidProperties properties, PlaidConnection connection, Clock clock) {
		return new HostedLinkService(connection, properties.language(), properties.countryCodes(), clock);
	}

	@Bean
	DirectLinkService directLinkService(PlaidProperties properties, PlaidConnection connection) {
		return new DirectLinkService(connection,
				properties.env().hasTestBanks() ? properties.testBanksOfEnvironment() : List.of());
	}

	@Bean
	ItemService itemService(PlaidConnection connection, ExecutorService plaidExecutor,
			ObjectProvider<AnswerStore> answers) {
		return new ItemService(connection, plaidExecutor, answers.getIfAvailable(() -> AnswerStore.NONE));
	}

	private static URI baseUrl(PlaidProperties properties, Environment environment) {
		URI configured = properties.baseUrl();
		return (configured != null) ? configured
				: properties.env().baseUrl(environment.getProperty("local.server.port", Integer.class, 0));
	}

}
