package dev.ledgerless.demo;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as Plaid writes it: snake case, with nulls, amounts with all their decimals. It
 * has its own mapper, so that no setting of the application changes the wire.
 */
final class Json {

	private final JsonMapper mapper = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
		.build();

	/**
	 * Reads a request.
	 * @throws PlaidException if it is not one JSON object
	 */
	ObjectNode read(byte[] body) {
		try {
			JsonNode node = this.mapper.readTree(body);
			if (node instanceof ObjectNode object) {
				return object;
			}
		}
		catch (JacksonException ex) {
			// The parser's message would repeat the body, and Plaid's is always the same
		}
		throw new PlaidException(PlaidException.Code.INVALID_BODY);
	}

	byte[] write(Object value) {
		return this.mapper.writeValueAsBytes(value);
	}

}
