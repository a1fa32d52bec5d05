package dev.ledgerless.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Runs each task on a virtual thread, a limited number at a time. If tasks have to wait,
 * the latest goes first: whoever came with a crowd has waited already, and a health check
 * in the midst of it must not wait for all of them.
 * <p>
 * No task waits for longer than five seconds, whatever the limit: clients that send or
 * read slowly must not keep others out.
 */
final class LatestFirstExecutor implements Executor {

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

	private final Thread.Builder threads = Thread.ofVirtual().name("tomcat-handler-", 0);

	private final Deque<CountDownLatch> waiting = new ArrayDeque<>();

	private int free;

	LatestFirstExecutor(int atOnce) {
		this.free = atOnce;
	}

	@Override
	public void execute(Runnable task) {
		this.threads.start(() -> run(task));
	}

	private void run(Runnable task) {
		boolean counted = enter();
		try {
			task.run();
		}
		finally {
			if (counted) {
				leave();
			}
		}
	}

	/** Returns whether the task counts. One that waited for too long does not. */
	private boolean enter() {
		CountDownLatch turn = new CountDownLatch(1);
		synchronized (this.waiting) {
			if (this.free > 0) {
				this.free--;
				return true;
			}
			this.waiting.push(turn);
		}
		try {
			if (turn.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
				return true;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		synchronized (this.waiting) {
			return !this.waiting.remove(turn);
		}
	}

	private void leave() {
		synchronized (this.waiting) {
			if (this.waiting.isEmpty()) {
				this.free++;
			}
			else {
				this.waiting.pop().countDown();
			}
		}
	}

}
