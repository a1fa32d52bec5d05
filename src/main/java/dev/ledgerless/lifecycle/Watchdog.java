package dev.ledgerless.lifecycle;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process if no virtual thread could run for 30 seconds, so that the platform
 * restarts it.
 * <p>
 * All requests run on virtual threads. If every carrier thread waits for a lock that only
 * a waiting virtual thread could release, none of them ever runs again, and the process
 * cannot even report that it is unhealthy. This thread is a platform thread, and needs no
 * lock that others hold.
 */
final class Watchdog {

	/** EX_TEMPFAIL of sysexits.h: a failure that a restart mends. */
	static final int EXIT_CODE = 75;

	/** Counted, not measured: a computer that slept for a day is not stuck. */
	static final int CHECKS = 30;

	private static final Logger logger = LoggerFactory.getLogger(Watchdog.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Duration LONGEST_LOGGING = Duration.ofSeconds(2);

	private final Executor virtualThreads;

	private final Supplier<String> observations;

	private final IntConsumer exit;

	private final AtomicBoolean ran = new AtomicBoolean(true);

	private final Thread thread = Thread.ofPlatform().daemon().name("watchdog").unstarted(this::run);

	private int failedChecks;

	/**
	 * Creates a watchdog.
	 * @param virtualThreads runs a task on a virtual thread
	 * @param observations describes the state of the scheduler, for the log
	 * @param exit ends the process with an exit code, without shutdown hooks, which could
	 * wait for virtual threads
	 */
	Watchdog(Executor virtualThreads, Supplier<String> observations, IntConsumer exit) {
		this.virtualThreads = virtualThreads;
		this.observations = observations;
		this.exit = exit;
	}

	void start() {
		this.thread.start();
	}

	void stop() {
		this.thread.interrupt();
	}

	private void run() {
		try {
			while (true) {
				Thread.sleep(INTERVAL);
				check();
			}
		}
		catch (InterruptedException ex) {
			// Stopped.
		}
	}

	/**
	 * Checks whether the task of the last check has run, and submits another.
	 * @throws InterruptedException if the watchdog is stopped
	 */
	void check() throws InterruptedException {
		if (this.ran.getAndSet(false)) {
			this.failedChecks = 0;
			this.virtualThreads.execute(() -> this.ran.set(true));
			return;
		}
		this.failedChecks++;
		if (this.failedChecks == CHECKS) {
			log();
			this.exit.accept(EXIT_CODE);
		}
	}

	/** A stuck virtual thread may hold a lock of the log, so the wait is limited. */
	private void log() throws InterruptedException {
		Thread logging = Thread.ofPlatform()
			.daemon()
			.start(() -> logger.error("No virtual thread ran for {} seconds ({}): the process ends with exit code {}",
					CHECKS, this.observations.get(), EXIT_CODE));
		logging.join(LONGEST_LOGGING);
	}

}
