package dev.ledgerless.spending;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import dev.ledgerless.money.Currency;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import dev.ledgerless.transaction.TransactionBuilder;
import dev.ledgerless.transaction.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures the analysis of two years of a very busy person: 24,000 rows in two
 * currencies, 400 merchants, some of them with recurring charges. Only the profile
 * {@code benchmark} runs it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SpendingBenchmark {

	private static final int ROWS = 24_000;

	private static final double MOST_MILLISECONDS = 20;

	/**
	 * Analyses sums, months, categories, merchants, this month against the last, and
	 * recurring charges.
	 * @param rows the rows
	 * @param cpu counts processor time, which other programs do not affect
	 * @param results takes the results
	 */
	@Benchmark
	public void analysis(Rows rows, Cpu cpu, Blackhole results) {
		long begin = cpu.now();
		results.consume(SpendingAnalysis.of(rows.rows));
		results.consume(SameDays.of(rows.rows, rows.period, Rows.DOLLAR));
		results.consume(RecurringCharges.of(rows.rows, rows.period.to()));
		cpu.nanoseconds += cpu.now() - begin;
		cpu.runs++;
	}

	@Test
	void takesLessThanTwentyMillisecondsOnceWarm(TestReporter reporter) throws RunnerException {
		RunResult result = new Runner(new OptionsBuilder().include(SpendingBenchmark.class.getName() + ".analysis$")
			.forks(1)
			.warmupIterations(5)
			.warmupTime(TimeValue.seconds(2))
			.measurementIterations(5)
			.measurementTime(TimeValue.seconds(2))
			.build()).runSingle();
		double milliseconds = sum(result, "nanoseconds") / sum(result, "runs") / 1_000_000;
		reporter.publishEntry("spending analysis of " + ROWS + " rows, milliseconds of processor time",
				"%.2f".formatted(milliseconds));
		assertThat(milliseconds).isLessThan(MOST_MILLISECONDS);
	}

	private static double sum(RunResult result, String counter) {
		return Objects.requireNonNull(result.getSecondaryResults().get(counter)).getScore();
	}

	/** The rows that are analysed. */
	@State(Scope.Benchmark)
	public static class Rows {

		static final Currency DOLLAR = Currency.of("USD", null);

		private static final List<String> PRIMARY = List.of("FOOD_AND_DRINK", "TRAVEL", "GENERAL_MERCHANDISE",
				"TRANSPORTATION", "ENTERTAINMENT", "RENT_AND_UTILITIES", "TRANSFER_OUT", "INCOME", "MEDICAL");

		private static final int DAYS = 730;

		private final Period period = Period.ofDays(DAYS, LocalDate.of(2026, 11, 25));

		private final Transactions rows = Transactions.of(rows(new Random(1), this.period));

		private static List<Transaction> rows(Random random, Period period) {
			List<Transaction> rows = new ArrayList<>();
			for (int merchant = 0; merchant < 60; merchant++) {
				LocalDate day = period.from().plusDays(merchant % 28);
				for (int month = 0; month < DAYS / 31; month++) {
					rows.add(row(rows.size(), day.plusMonths(month), "Subscription " + merchant,
							BigDecimal.valueOf(499L + 100L * merchant, 2)));
				}
			}
			while (rows.size() < ROWS) {
				rows.add(row(rows.size(), period.from().plusDays(random.nextInt(DAYS + 1)),
						"Merchant " + (int) Math.abs(random.nextGaussian() * 120),
						BigDecimal.valueOf(random.nextInt(-2_000, 40_000), 2)));
			}
			return rows;
		}

		private static Transaction row(int number, LocalDate date, String merchant, BigDecimal amount) {
			String primary = PRIMARY.get(Math.floorMod(merchant.hashCode(), PRIMARY.size()));
			return TransactionBuilder.row()
				.id("row-" + number)
				.date(date.toString())
				.merchant(merchant)
				.amount(amount)
				.currency((number % 10 == 0) ? Currency.of("EUR", null) : DOLLAR)
				.category(new Category(primary, primary + "_OTHER"))
				.build();
		}

	}

	/** The processor time of the measuring thread. */
	@State(Scope.Thread)
	@AuxCounters(AuxCounters.Type.EVENTS)
	public static class Cpu {

		/** Nanoseconds on the processor. */
		public long nanoseconds;

		/** The number of analyses. */
		public long runs;

		private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

		long now() {
			return this.threads.getCurrentThreadCpuTime();
		}

	}

}
