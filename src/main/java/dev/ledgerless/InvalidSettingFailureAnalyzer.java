package dev.ledgerless;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Reports which environment variable has an unusable value. Does not repeat the value,
 * because it may contain a secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidSettingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		if (cause.getCause() instanceof BindValidationException invalid) {
			return analyze(invalid.getValidationErrors(), cause);
		}
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

	private static @Nullable FailureAnalysis analyze(ValidationErrors errors, BindException cause) {
		Map<String, String> problems = new TreeMap<>();
		for (ObjectError error : errors) {
			if (error instanceof FieldError field) {
				String variable = EnvironmentVariables.VARIABLES.get(property(errors, field));
				if (variable != null && field.getDefaultMessage() != null) {
					problems.put(variable, field.getDefaultMessage());
				}
			}
		}
		if (problems.size() != errors.getAllErrors().size()) {
			// There are other problems: leave the report to Spring Boot.
			return null;
		}
		return new FailureAnalysis(
				problems.entrySet()
					.stream()
					.map((problem) -> "%s %s.".formatted(problem.getKey(), problem.getValue()))
					.collect(Collectors.joining(System.lineSeparator())),
				"Change %s, or leave it out.".formatted(String.join(" and ", problems.keySet())), cause);
	}

	private static String property(ValidationErrors errors, FieldError error) {
		return errors.getName().append(DataObjectPropertyName.toDashedForm(error.getField())).toString();
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
			case "Instant" -> "an ISO-8601 instant such as 2026-01-31T12:00:00Z";
			case "Integer", "int" -> "a whole number";
			case "URI" -> "a URL such as https://example.org";
			default -> "a value that fits";
		};
	}

}
