package dev.ledgerless.connect;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.HumanDuration;
import dev.ledgerless.plaid.PlaidEnvironment;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionExpiry;
import org.jspecify.annotations.Nullable;

/**
 * The view of the page of linked banks.
 *
 * @param banks the banks in the order in which they were linked
 * @param noRoom whether there is room for no other
 * @param environment which Plaid they are of
 * @param remembered whether this browser is remembered
 * @param endsAt when the session ends at the latest, in universal time
 * @param idle its idle timeout
 * @param flash a message to show once, {@code null} if there is none
 */
record BanksView(List<LinkedBank> banks, boolean noRoom, PlaidEnvironment environment, boolean remembered,
		String endsAt, HumanDuration idle, @Nullable Flash flash) {

	static BanksView of(BankSession session, PlaidSetup setup, SessionExpiry expiry, Locale locale) {
		List<LinkedBank> banks = session.banks()
			.stream()
			.map((bank) -> new LinkedBank(bank.institution(), session.reference(bank)))
			.toList();
		return new BanksView(banks, session.linked().isFull(), setup.environment(), session.isRemembered(),
				time(locale).format(expiry.absolute(session.http())),
				HumanDuration.of(expiry.idleTimeout(session.http())), session.takeFlash());
	}

	private static DateTimeFormatter time(Locale locale) {
		return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
			.withLocale(locale)
			.withZone(ZoneOffset.UTC);
	}

	@Override
	public String toString() {
		return "BanksView[redacted]";
	}

	/**
	 * One linked bank.
	 *
	 * @param institution the institution's name
	 * @param reference the name of the bank in forms
	 */
	record LinkedBank(String institution, String reference) {

		@Override
		public String toString() {
			return "LinkedBank[redacted]";
		}

	}

}
