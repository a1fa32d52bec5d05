package dev.ledgerless;

import java.util.concurrent.locks.ReentrantLock;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Two listeners that let one application at a time set up logging. All applications of a
 * process share it: two that start at the same moment would remove each other's settings,
 * and fail. Registered for all tests, one before and one after Spring Boot's listener.
 */
final class LoggingStartsAlone {

	private static final ReentrantLock LOGGING = new ReentrantLock();

	private LoggingStartsAlone() {
	}

	/** Acquires the lock when an application begins to start. */
	static final class Before implements ApplicationListener<ApplicationStartingEvent>, Ordered {

		@Override
		public void onApplicationEvent(ApplicationStartingEvent event) {
			LOGGING.lock();
		}

		@Override
		public int getOrder() {
			return LoggingApplicationListener.DEFAULT_ORDER - 1;
		}

	}

	/** Releases the lock when logging is set up, or the start has failed. */
	static final class After implements ApplicationListener<SpringApplicationEvent>, Ordered {

		@Override
		public void onApplicationEvent(SpringApplicationEvent event) {
			boolean over = event instanceof ApplicationEnvironmentPreparedEvent
					|| event instanceof ApplicationFailedEvent;
			if (over && LOGGING.isHeldByCurrentThread()) {
				LOGGING.unlock();
			}
		}

		@Override
		public int getOrder() {
			return LoggingApplicationListener.DEFAULT_ORDER + 1;
		}

	}

}
