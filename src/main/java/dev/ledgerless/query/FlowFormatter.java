package dev.ledgerless.query;

import java.util.Locale;

import dev.ledgerless.transaction.Flow;

import org.springframework.format.Formatter;

/**
 * A direction as it stands in the URL, {@code in} or {@code out}. Spring alone reads the
 * names of constants only in their own case.
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
