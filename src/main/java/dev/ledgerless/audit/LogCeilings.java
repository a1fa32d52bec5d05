package dev.ledgerless.audit;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Limits the level of other libraries' loggers, whatever the settings say. At finer
 * levels they write requests verbatim: cookies, tokens, URLs with a person's search. Our
 * own loggers have no limit, as they write nothing about a person.
 */
final class LogCeilings extends TurboFilter {

	/** The first that covers a logger applies. */
	private static final List<Ceiling> CEILINGS = List.of(
			// Their warnings quote requests that cannot be read.
			new Ceiling("org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver", Level.ERROR),
			new Ceiling("org.springframework.web.servlet.PageNotFound", Level.ERROR),
			new Ceiling("org.springframework.web.servlet.resource", Level.ERROR),
			// URLs, parameters and headers; arguments and responses, verbatim.
			new Ceiling("org.springframework.web", Level.INFO), new Ceiling("org.springframework.security", Level.INFO),
			// Values that could not be bound.
			new Ceiling("org.springframework.beans", Level.INFO),
			// Requests verbatim, cookies included.
			new Ceiling("org.apache.catalina", Level.INFO), new Ceiling("org.apache.coyote", Level.WARN),
			new Ceiling("org.apache.tomcat", Level.WARN));

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
			Object @Nullable [] arguments, @Nullable Throwable thrown) {
		// Usually the level is off anyway, which is cheap to check.
		if (level.isGreaterOrEqual(Level.ERROR) || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
			return FilterReply.NEUTRAL;
		}
		for (Ceiling ceiling : CEILINGS) {
			if (ceiling.covers(logger.getName())) {
				return level.isGreaterOrEqual(ceiling.finest()) ? FilterReply.NEUTRAL : FilterReply.DENY;
			}
		}
		return FilterReply.NEUTRAL;
	}

	/**
	 * The finest level allowed for a logger and its children.
	 *
	 * @param logger the logger's name
	 * @param finest the finest level
	 */
	private record Ceiling(String logger, Level finest) {

		boolean covers(String name) {
			return name.startsWith(this.logger)
					&& (name.length() == this.logger.length() || name.charAt(this.logger.length()) == '.');
		}

	}

}
