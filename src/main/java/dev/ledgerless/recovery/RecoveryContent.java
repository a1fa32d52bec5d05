package dev.ledgerless.recovery;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.InvalidAccessTokenException;
import dev.ledgerless.recovery.UnusableRecoveryFileException.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a recovery file keeps: JSON in UTF-8, whose further fields are ignored:
 *
 * <pre>
 * { "created": "2026-11-24T12:00:00Z",
 *   "banks": [ { "access_token": "access-sandbox-…", "item_id": "…", "institution": "…" } ] }
 * </pre>
 *
 * @param created when the file was made
 * @param banks the banks, at least one, in the order in which they were linked
 */
record RecoveryContent(Instant created, List<Bank> banks) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final String CREATED = "created";

	private static final String BANKS = "banks";

	private static final String ACCESS_TOKEN = "access_token";

	private static final String ITEM_ID = "item_id";

	private static final String INSTITUTION = "institution";

	RecoveryContent {
		banks = List.copyOf(banks);
		if (banks.isEmpty()) {
			throw new IllegalArgumentException("Nothing to recover");
		}
	}

	byte[] toBytes() {
		ObjectNode content = JSON.createObjectNode();
		content.put(CREATED, this.created.toString());
		ArrayNode array = content.putArray(BANKS);
		for (Bank bank : this.banks) {
			array.addObject()
				.put(ACCESS_TOKEN, bank.token().value())
				.put(ITEM_ID, bank.itemId())
				.put(INSTITUTION, bank.institution());
		}
		return JSON.writeValueAsBytes(content);
	}

	/**
	 * Reads what was decrypted.
	 * @param bytes the bytes
	 * @param environment the Plaid environment of the banks
	 * @return the content
	 * @throws UnusableRecoveryFileException if it is something else
	 */
	static RecoveryContent parse(byte[] bytes, String environment) {
		try {
			JsonNode content = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
			List<Bank> banks = new ArrayList<>();
			for (JsonNode bank : content.required(BANKS).asArray()) {
				banks.add(new Bank(AccessToken.parse(text(bank, ACCESS_TOKEN), environment), text(bank, ITEM_ID),
						text(bank, INSTITUTION)));
			}
			return new RecoveryContent(Instant.parse(text(content, CREATED)), banks);
		}
		catch (JacksonException | DateTimeException | IllegalArgumentException | InvalidAccessTokenException ex) {
			// Without the cause: it may quote what it could not read.
			throw new UnusableRecoveryFileException(Reason.NOT_A_RECOVERY_FILE);
		}
	}

	private static String text(JsonNode node, String field) {
		JsonNode value = node.required(field);
		if (!value.isString()) {
			throw new IllegalArgumentException("No text");
		}
		return value.stringValue();
	}

	@Override
	public String toString() {
		return "RecoveryContent[redacted]";
	}

}
