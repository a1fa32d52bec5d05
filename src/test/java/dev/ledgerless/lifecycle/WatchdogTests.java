package dev.ledgerless.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The process ends when no virtual thread could run for 30 checks, and only then.
 */
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
class WatchdogTests {

	private final List<Runnable> queued = new ArrayList<>();

	private final List<Integer> exits = new ArrayList<>();

	@Test
	void aProcessWhoseVirtualThreadsRunGoesOn(CapturedOutput output) throws InterruptedException {
		check(watchdog(Runnable::run), 10 * Watchdog.CHECKS);
		assertThat(this.exits).isEmpty();
		assertThat(output.getAll()).doesNotContain("virtual");
	}

	@Test
	void aProcessWhoseVirtualThreadsDoNotRunEndsOnceWithOneLine(CapturedOutput output) throws InterruptedException {
		Watchdog watchdog = watchdog(this.queued::add);
		check(watchdog, Watchdog.CHECKS);
		assertThat(this.exits).isEmpty();
		check(watchdog, 2 * Watchdog.CHECKS);
		assertThat(this.exits).containsExactly(75);
		assertThat(output.getAll()
			.lines()
			.filter((line) -> line.contains("No virtual thread ran for 30 seconds (2 carriers, 117 queued)")))
			.hasSize(1);
	}

	@Test
	void aPauseThatEndsInTimeCountsForNothing() throws InterruptedException {
		Watchdog watchdog = watchdog(this.queued::add);
		for (int pause = 0; pause < 5; pause++) {
			check(watchdog, Watchdog.CHECKS);
			this.queued.removeFirst().run();
		}
		assertThat(this.exits).isEmpty();
	}

	private Watchdog watchdog(Executor virtualThreads) {
		return new Watchdog(virtualThreads, () -> "2 carriers, 117 queued", this.exits::add);
	}

	private static void check(Watchdog watchdog, int times) throws InterruptedException {
		for (int check = 0; check < times; check++) {
			watchdog.check();
		}
	}

}
