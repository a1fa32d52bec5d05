package dev.ledgerless.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Configures the demo banks. They exist only in the demo environment.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "ledgerless.plaid.env", havingValue = "demo")
class DemoConfiguration {

	private static final Duration FASTEST_BANK = Duration.ofSeconds(1);

	private static final Duration SLOWEST_BANK = Duration.ofSeconds(2);

	/**
	 * Serves Plaid's API and the page of its Hosted Link: one state, two sets of routes.
	 */
	@Bean
	RouterFunction<ServerResponse> demoPlaidRoutes(Clock clock) {
		RandomGenerator random = new SecureRandom();
		return routes(clock, random, () -> waitForBank(random));
	}

	static RouterFunction<ServerResponse> routes(Clock clock, RandomGenerator random, Runnable bankAnswers) {
		Supplier<String> requestIds = () -> HexFormat.of().toHexDigits(random.nextLong(), 15);
		Banks banks = Banks.read();
		Tokens tokens = new Tokens(banks, random);
		ItemMemory memory = new ItemMemory(clock);
		Items items = new Items(tokens, memory);
		PublicTokens publicTokens = new PublicTokens(tokens, clock);
		DemoLink link = new DemoLink(items, memory, tokens, new LinkTokens(clock), publicTokens, clock, requestIds);
		DemoPlaid plaid = new DemoPlaid(banks, tokens, items, memory, publicTokens, new Histories(), clock, bankAnswers,
				requestIds);
		return new DemoRoutes(plaid, link, new Json(), requestIds).routes()
			.and(new HostedLinkPages(link, banks).routes());
	}

	private static void waitForBank(RandomGenerator random) {
		try {
			Thread.sleep(random.nextLong(FASTEST_BANK.toMillis(), SLOWEST_BANK.toMillis()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
