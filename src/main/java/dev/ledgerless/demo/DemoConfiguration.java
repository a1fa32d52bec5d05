package dev.ledgerless.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Opens the demo banks, when the demo is what the application runs on.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ledgerless.plaid.env", havingValue = "demo")
class DemoConfiguration {

	@Bean
	RouterFunction<ServerResponse> demoPlaidRoutes(Clock clock) {
		return routes(clock, new SecureRandom());
	}

	static RouterFunction<ServerResponse> routes(Clock clock, RandomGenerator random) {
		Supplier<String> requestIds = () -> HexFormat.of().toHexDigits(random.nextLong(), 15);
		Banks banks = new Banks();
		DemoPlaid plaid = new DemoPlaid(banks, new Tokens(banks, random), new Histories(), new RemovedItems(), clock,
				requestIds);
		return new DemoRoutes(plaid, new Json(), requestIds).routes();
	}

}
