package dev.ledgerless.redis;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Lets requests wait until a connection is usable again, as long as there is hope.
 */
final class UsableSignal {

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private boolean hopeless;

	/** Wakes all that wait: the connection changed. */
	void changed() {
		signal(false);
	}

	/** Wakes all that wait: even a new connection is not usable. */
	void hopeless() {
		signal(true);
	}

	private void signal(boolean hope) {
		this.lock.lock();
		try {
			this.hopeless = hope;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until a condition holds, or there is no hope that it will.
	 * @param usable the condition
	 * @param most the longest time to wait
	 * @return whether the condition holds
	 * @throws InterruptedException if the wait was interrupted
	 */
	boolean await(BooleanSupplier usable, Duration most) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long left = most.toNanos();
			while (!usable.getAsBoolean() && !this.hopeless && left > 0) {
				left = this.changed.awaitNanos(left);
			}
			return usable.getAsBoolean();
		}
		finally {
			this.lock.unlock();
		}
	}

}
