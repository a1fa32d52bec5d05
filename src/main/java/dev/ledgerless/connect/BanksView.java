package dev.ledgerless.connect;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.bank.LinkedBanks;
import dev.ledgerless.plaid.HumanDuration;
import dev.ledgerless.plaid.PlaidEnvironment;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionExpiry;
import dev.ledgerless.session.SessionLifetime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * What the page of the linked banks shows.
 *
 * @param banks the banks in the order in which they were linked
 * @param noRoom whether there is room for no other
 * @param environment which Plaid they are of
 * @param remembered whether this browser is remembered
 * @param endsAt when the session ends at the latest, in universal time
 * @param idle how long it may go unused
 * @param flash a message to show once, {@code null} if there is none
 */
record BanksView(List<LinkedBank> banks, boolean noRoom, PlaidEnvironment environment, boolean remembered,
		String endsAt, HumanDuration idle, @Nullable Flash flash) {

	static BanksView of(HttpServletRequest request, BankLinks links, PlaidSetup setup, SessionExpiry expiry) {
		HttpSession session = request.getSession();
		List<LinkedBank> banks = links.banks(session)
			.stream()
			.map((bank) -> new LinkedBank(bank.institution(), links.reference(bank)))
			.toList();
		return new BanksView(banks, banks.size() >= LinkedBanks.MOST, setup.environment(),
				session.getAttribute(SessionLifetime.ATTRIBUTE) == SessionLifetime.REMEMBERED,
				time(request.getLocale()).format(expiry.absolute(session)),
				HumanDuration.of(expiry.idleTimeout(session)), Flash.take(session));
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
	 * @param reference by which forms say that it is meant
	 */
	record LinkedBank(String institution, String reference) {

		@Override
		public String toString() {
			return "LinkedBank[redacted]";
		}

	}

}
