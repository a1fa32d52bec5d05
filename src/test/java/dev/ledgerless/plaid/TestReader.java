package dev.ledgerless.plaid;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.plaid.client.model.CountryCode;
import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.transaction.Period;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.util.unit.DataSize;

/**
 * Calls a Plaid of a test with one client, as the application does.
 */
final class TestReader implements AutoCloseable {

	static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

	static final Bank BANK = new Bank(
			AccessToken.parse("access-sandbox-11111111-1111-4222-8333-444444444444", "sandbox"), "item",
			"The stored name");

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final PlaidConnection connection;

	TestReader(URI baseUrl) {
		PlaidProperties properties = new PlaidProperties(PlaidEnvironment.SANDBOX, "client-1", "secret-1", baseUrl, 20,
				Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(13), Duration.ofSeconds(2),
				List.of(CountryCode.US), "en", DataSize.ofMegabytes(2),
				new PlaidProperties.Limits(2000, 50, 90, Duration.ofSeconds(10), 5, Duration.ofSeconds(15)), List.of());
		PlaidClient client = new PlaidClient(properties, baseUrl,
				new PlaidGuard(properties.limits(), this.meters, Clock.systemUTC()));
		this.connection = new PlaidConnection(PlaidSetup.of(properties), () -> client, Duration.ofSeconds(13),
				Clock.systemUTC());
	}

	PlaidConnection connection() {
		return this.connection;
	}

	BankResult<BankData> read() {
		return read(this.connection.open());
	}

	BankResult<BankData> read(PlaidEndpoints plaid) {
		return new BankReader(20, this.executor, Clock.systemUTC()).read(BANK, Period.ofDays(90, TODAY),
				BankReader.Scope.WITH_LIABILITIES, plaid);
	}

	ExecutorService executor() {
		return this.executor;
	}

	/** Returns how many calls were retried. */
	double retries() {
		return this.meters.find("ledgerless.plaid.retries")
			.counters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum();
	}

	@Override
	public void close() {
		this.executor.close();
	}

}
