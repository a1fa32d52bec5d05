package dev.ledgerless;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells an operator which environment variable has a value that cannot be used, by the
 * variable's own name. The value is not repeated: a secret may have slipped into it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		String property = (cause.getProperty() != null) ? cause.getProperty().getName().toString()
				: cause.getName().toString();
		String variable = EnvironmentVariables.VARIABLES.get(property);
		if (variable == null) {
			return null;
		}
		return new FailureAnalysis("%s has a value that cannot be used.".formatted(variable),
				"Set %s to %s, or leave it out.".formatted(variable, expected(cause.getTarget().getType().resolve())),
				cause);
	}

	private static String expected(@Nullable Class<?> type) {
		if (type == null) {
			return "a value that fits";
		}
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants())
				.map((constant) -> constant.toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.joining(", ", "one of: ", ""));
		}
		return switch (type.getSimpleName()) {
			case "Duration" -> "an ISO-8601 duration such as PT2H or P30D";
			case "Integer", "int" -> "a whole number";
			case "URI" -> "a URL such as https://example.org";
			default -> "a value that fits";
		};
	}

}
