package dev.ledgerless.plaid;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.ledgerless.bank.LinkedBanks;
import dev.ledgerless.transaction.Period;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Requests that ask the same at the same moment share one reading.
 */
class SharedReadingsTests {

	private static final Period PERIOD = new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31));

	private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

	private final SharedReadings readings = new SharedReadings(this.executor);

	private final AtomicInteger query = new AtomicInteger();

	private final CountDownLatch answer = new CountDownLatch(1);

	@AfterEach
	void stop() {
		this.executor.shutdownNow();
	}

	private static SharedReadings.Question question(String session, BankReader.Scope scope) {
		return new SharedReadings.Question(session, LinkedBanks.NONE,
				new BankQuery(PERIOD, scope == BankReader.Scope.WITH_LIABILITIES, PERIOD.to()));
	}

	private BankSnapshot snapshot() {
		this.query.incrementAndGet();
		try {
			assertThat(this.answer.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new BankSnapshot(PERIOD, Instant.EPOCH, List.of());
	}

	private Future<BankSnapshot> ask(String session, BankReader.Scope scope) {
		return this.executor.submit(() -> this.readings.read(question(session, scope), this::snapshot));
	}

	@Test
	void theSameQuestionOfOneSessionIsAskedOnce() throws Exception {
		Future<BankSnapshot> one = ask("session", BankReader.Scope.TRANSACTIONS);
		Future<BankSnapshot> other = ask("session", BankReader.Scope.TRANSACTIONS);
		Awaitility.await().untilAtomic(this.query, org.hamcrest.Matchers.is(1));
		this.answer.countDown();
		assertThat(one.get()).isEqualTo(other.get());
	}

	@Test
	void anotherSessionOrAnotherQuestionIsAskedForItself() throws Exception {
		List<Future<BankSnapshot>> all = List.of(ask("session", BankReader.Scope.TRANSACTIONS),
				ask("other", BankReader.Scope.TRANSACTIONS), ask("session", BankReader.Scope.WITH_LIABILITIES));
		Awaitility.await().untilAtomic(this.query, org.hamcrest.Matchers.is(3));
		this.answer.countDown();
		for (Future<BankSnapshot> future : all) {
			assertThat(future.get().banks()).isEmpty();
		}
	}

	@Test
	void nothingIsKeptOnceTheAnswerIsThere() {
		this.answer.countDown();
		SharedReadings.Question question = question("session", BankReader.Scope.TRANSACTIONS);
		this.readings.read(question, this::snapshot);
		this.readings.read(question, this::snapshot);
		assertThat(this.query).hasValue(2);
	}

	@Test
	void aReadingThatFailsIsNotKeptEither() {
		SharedReadings.Question question = question("session", BankReader.Scope.TRANSACTIONS);
		assertThatIllegalStateException().isThrownBy(() -> this.readings.read(question, () -> {
			throw new IllegalArgumentException("broken");
		}));
		this.answer.countDown();
		assertThat(this.readings.read(question, this::snapshot).banks()).isEmpty();
	}

}
