package dev.ledgerless.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An Item on the wire.
 */
record ItemBody(List<String> availableProducts, List<String> billedProducts, List<String> products,
		List<String> consentedProducts, @Nullable OffsetDateTime consentExpirationTime, @Nullable Problem error,
		String institutionId, String institutionName, String itemId, String updateType, @Nullable String webhook,
		@Nullable String authMethod) {

	private static final List<String> AVAILABLE = List.of("balance", "identity");

	private static final List<String> BILLED = List.of("liabilities", "transactions");

	static ItemBody of(LinkedItem item, LocalDate today) {
		return of(item, today, null);
	}

	static ItemBody of(LinkedItem item, LocalDate today, @Nullable Problem problem) {
		Bank bank = item.bank();
		return new ItemBody(AVAILABLE, BILLED, BILLED, BILLED, bank.home().europe() ? consentExpiration(today) : null,
				problem, bank.institutionId(), bank.name(), item.itemId(), "background", null, null);
	}

	/**
	 * Consent ends at the end of the next quarter: three to six months ahead, whenever it
	 * was given.
	 */
	private static OffsetDateTime consentExpiration(LocalDate today) {
		int monthsIntoQuarter = (today.getMonthValue() - 1) % 3;
		return today.withDayOfMonth(1).plusMonths(6L - monthsIntoQuarter).atStartOfDay().atOffset(ZoneOffset.UTC);
	}

	/**
	 * The reason why nothing can be read from the item: Plaid's error about an item, not
	 * about a request.
	 */
	record Problem(@Nullable String displayMessage, String documentationUrl, PlaidException.Code errorCode,
			String errorMessage, PlaidException.Type errorType, @Nullable String suggestedAction) {

		static Problem of(PlaidException.Code code) {
			return new Problem(null, code.documentationUrl(), code, code.message(), code.type(), null);
		}

	}

}
