package dev.ledgerless.audit;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * How talkative the loggers of others may become, whatever anybody sets. At their finer
 * levels they write requests and what is read from them as they come: cookies, tokens,
 * addresses with what a person looked for. Our own loggers have no ceiling, as nothing of
 * ours tells anything of a person.
 */
final class LogCeilings extends TurboFilter {

	/** The first that covers a logger counts. */
	private static final List<Ceiling> CEILINGS = List.of(
			// They quote requests that cannot be read, as a warning.
			new Ceiling("org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver", Level.ERROR),
			new Ceiling("org.springframework.web.servlet.PageNotFound", Level.ERROR),
			new Ceiling("org.springframework.web.servlet.resource", Level.ERROR),
			// Addresses, parameters and headers; arguments and answers, byte for byte.
			new Ceiling("org.springframework.web", Level.INFO), new Ceiling("org.springframework.security", Level.INFO),
			// Values that could not be bound.
			new Ceiling("org.springframework.beans", Level.INFO),
			// Requests as they come, and those that cannot be read, cookies included.
			new Ceiling("org.apache.catalina", Level.INFO), new Ceiling("org.apache.coyote", Level.WARN),
			new Ceiling("org.apache.tomcat", Level.WARN));

	@Override
	public FilterReply decide(@Nullable Marker marker, Logger logger, Level level, @Nullable String format,
			Object @Nullable [] arguments, @Nullable Throwable thrown) {
		// What is off anyway is the usual case, and cheap to know.
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
	 * The finest level of a logger and all below it.
	 *
	 * @param logger its name
	 * @param finest what it may write at the most
	 */
	private record Ceiling(String logger, Level finest) {

		boolean covers(String name) {
			return name.startsWith(this.logger)
					&& (name.length() == this.logger.length() || name.charAt(this.logger.length()) == '.');
		}

	}

}
