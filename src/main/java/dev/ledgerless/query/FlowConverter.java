package dev.ledgerless.query;

import java.util.Locale;

import dev.ledgerless.transaction.Flow;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/**
 * Reads a direction as the URL writes it: {@code in} or {@code out}.
 */
@Component
class FlowConverter implements Converter<String, @Nullable Flow> {

	@Override
	public @Nullable Flow convert(String text) {
		return text.isBlank() ? null : Flow.valueOf(text.strip().toUpperCase(Locale.ROOT));
	}

}
