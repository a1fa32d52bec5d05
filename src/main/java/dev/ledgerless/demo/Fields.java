package dev.ledgerless.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.ledgerless.demo.PlaidException.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a request, or of an object in it. Invalid fields are refused as Plaid
 * does, by name.
 */
final class Fields {

	private final String path;

	private final ObjectNode node;

	Fields(ObjectNode node) {
		this("", node);
	}

	private Fields(String path, ObjectNode node) {
		this.path = path;
		this.node = node;
	}

	/** Refuses fields that are not among those. */
	Fields only(Set<String> known) {
		Set<String> unknown = new TreeSet<>(this.node.propertyNames());
		unknown.removeAll(known);
		complain(Code.UNKNOWN_FIELDS, "the following fields are not recognized by this endpoint: ", unknown.stream());
		return this;
	}

	/** Refuses to do without these fields. */
	Fields required(String... names) {
		complain(Code.MISSING_FIELDS, "the following required fields are missing: ",
				Stream.of(names).filter((name) -> value(name) == null));
		return this;
	}

	String text(String name) {
		String text = textOrNull(name);
		if (text == null) {
			throw invalid(name, "must be a non-empty string");
		}
		return text;
	}

	@Nullable String textOrNull(String name) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		if (!value.isString() || value.stringValue().isBlank()) {
			throw invalid(name, "must be a non-empty string");
		}
		return value.stringValue();
	}

	/** Whether the field is there, be it only as a null. */
	boolean has(String name) {
		return this.node.has(name);
	}

	/** A text that is one of those. */
	String oneOf(String name, Set<String> allowed) {
		String text = text(name);
		if (!allowed.contains(text)) {
			throw invalid(name, "must be one of " + String.join(", ", new TreeSet<>(allowed)));
		}
		return text;
	}

	LocalDate date(String name) {
		try {
			return LocalDate.parse(text(name));
		}
		catch (DateTimeParseException ex) {
			throw invalid(name, "must be a date formatted as YYYY-MM-DD");
		}
	}

	@Nullable Instant instantOrNull(String name) {
		@Nullable String text = textOrNull(name);
		try {
			return (text != null) ? OffsetDateTime.parse(text).toInstant() : null;
		}
		catch (DateTimeParseException ex) {
			throw invalid(name, "must be a date and time formatted as YYYY-MM-DDTHH:mm:ssZ");
		}
	}

	int integer(String name, int whenAbsent, int least, int most) {
		JsonNode value = value(name);
		if (value == null) {
			return whenAbsent;
		}
		if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least
				|| value.intValue() > most) {
			throw invalid(name, (most == Integer.MAX_VALUE) ? "must be an integer of at least " + least
					: "must be an integer between " + least + " and " + most);
		}
		return value.intValue();
	}

	boolean flag(String name) {
		JsonNode value = value(name);
		if (value != null && !value.isBoolean()) {
			throw invalid(name, "must be a boolean");
		}
		return value != null && value.booleanValue();
	}

	/** The strings of an array, or {@code null} when there is none. */
	@Nullable List<String> texts(String name) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
			throw invalid(name, "must be an array of strings");
		}
		return value.valueStream().map(JsonNode::stringValue).toList();
	}

	/** The fields of an object, none when it is absent. */
	Fields object(String name) {
		JsonNode value = this.node.get(name);
		return switch (value) {
			case null -> new Fields(qualified(name), JsonNodeFactory.instance.objectNode());
			case ObjectNode object -> new Fields(qualified(name), object);
			default -> throw invalid(name, "must be an object");
		};
	}

	PlaidException invalid(String name, String rule) {
		return new PlaidException(Code.INVALID_FIELD, qualified(name) + " " + rule);
	}

	private void complain(Code code, String complaint, Stream<String> names) {
		List<String> qualified = names.map(this::qualified).toList();
		if (!qualified.isEmpty()) {
			throw new PlaidException(code, complaint + String.join(", ", qualified));
		}
	}

	private @Nullable JsonNode value(String name) {
		JsonNode value = this.node.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

	private String qualified(String name) {
		return this.path.isEmpty() ? name : this.path + "." + name;
	}

}
