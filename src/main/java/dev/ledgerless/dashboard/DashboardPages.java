package dev.ledgerless.dashboard;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.bank.LinkedBanks;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.plaid.Outage;
import dev.ledgerless.plaid.StatelessPlaidService;
import dev.ledgerless.query.TransactionQuery;
import dev.ledgerless.session.Flash;
import dev.ledgerless.transaction.Period;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;

/**
 * Starts dashboards: reads the linked banks and writes the audit log.
 */
@Component
class DashboardPages {

	private final StatelessPlaidService plaid;

	private final Clock clock;

	private final AuditLog audit;

	private final MessageSource messages;

	DashboardPages(StatelessPlaidService plaid, Clock clock, AuditLog audit, MessageSource messages) {
		this.plaid = plaid;
		this.clock = clock;
		this.audit = audit;
		this.messages = messages;
	}

	/**
	 * Starts to read the banks of a session.
	 * @param session a session with linked banks
	 * @param query the valid parts of the query
	 * @param written the query as it was written
	 * @param errors the errors in it
	 * @param locale the reader's locale
	 * @return the page, while it is being read
	 * @throws OutageException if an outage is known and no bank can be shown
	 */
	DashboardPage start(BankSession session, TransactionQuery query, MultiValueMap<String, String> written,
			BindingResult errors, Locale locale) {
		Formats formats = formats(locale, query.isMasked());
		QueryView view = QueryView.of(query, written, errors, this.messages, formats);
		LocalDate today = LocalDate.now(this.clock);
		List<String> references = session.references();
		Callable<BankSnapshot> reading = reading(session, query.period(today), references);
		return DashboardPage.start(reading, references, view, today, formats, flash(session, locale));
	}

	/**
	 * During an outage calls fail at once: so it is known before the first byte is sent.
	 */
	private Callable<BankSnapshot> reading(BankSession session, Period period, List<String> references) {
		LinkedBanks banks = session.linked();
		String sessionId = session.id();
		Outage outage = this.plaid.outage();
		if (outage == null) {
			return () -> read(banks, sessionId, period, references);
		}
		BankSnapshot snapshot = read(banks, sessionId, period, references);
		if (snapshot.isUnavailable()) {
			throw new OutageException(outage, this.clock.instant());
		}
		return () -> snapshot;
	}

	private BankSnapshot read(LinkedBanks banks, String sessionId, Period period, List<String> references) {
		BankSnapshot snapshot = this.plaid.readEverything(banks, sessionId, period);
		this.audit.read(AuditEvent.VIEWED, references, snapshot);
		return snapshot;
	}

	private @Nullable String flash(BankSession session, Locale locale) {
		Flash flash = session.takeFlash();
		return (flash != null) ? this.messages.getMessage(flash, locale) : null;
	}

	/**
	 * Returns the formats of a page.
	 * @param locale the reader's locale
	 * @param masked whether amounts are hidden
	 * @return the formats, in the zone of the clock
	 */
	Formats formats(Locale locale, boolean masked) {
		return new Formats(locale, this.clock.getZone(), masked, this.messages);
	}

}
