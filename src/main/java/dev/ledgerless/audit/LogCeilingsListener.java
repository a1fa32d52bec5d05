package dev.ledgerless.audit;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Installs {@link LogCeilings} as soon as Boot has set the levels of the loggers.
 */
class LogCeilingsListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER + 1;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext loggers
				&& loggers.getTurboFilterList().stream().noneMatch(LogCeilings.class::isInstance)) {
			LogCeilings ceilings = new LogCeilings();
			ceilings.setContext(loggers);
			ceilings.start();
			loggers.addTurboFilter(ceilings);
		}
	}

}
