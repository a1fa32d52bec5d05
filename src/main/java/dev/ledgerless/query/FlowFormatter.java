package dev.ledgerless.query;

import java.util.Locale;

import dev.ledgerless.transaction.Flow;

import org.springframework.format.Formatter;

/**
 * Formats a direction as the URL has it, {@code in} or {@code out}. Without it, Spring
 * reads the names of constants in upper case only.
 */
final class FlowFormatter implements Formatter<Flow> {

	@Override
	public Flow parse(String text, Locale locale) {
		return Flow.valueOf(text.strip().toUpperCase(Locale.ROOT));
	}

	@Override
	public String print(Flow flow, Locale locale) {
		return flow.name().toLowerCase(Locale.ROOT);
	}

}
