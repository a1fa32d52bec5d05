package dev.ledgerless.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.BalancesAnswer;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.StatelessPlaidService;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of live balances. Each bank is on it as soon as it and those before it have
 * answered.
 */
@Component
class BalancesPage {

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final Clock clock;

	private final AuditLog audit;

	private final MessageSource messages;

	BalancesPage(StatelessPlaidService plaid, PlaidSetup setup, Clock clock, AuditLog audit, MessageSource messages) {
		this.plaid = plaid;
		this.setup = setup;
		this.clock = clock;
		this.audit = audit;
		this.messages = messages;
	}

	ModelAndView show(BankSession session, boolean masked, HttpServletResponse response, Locale locale) {
		List<String> references = session.references();
		List<Supplier<BalancesAnswer>> answers = this.plaid.balances(session.banks());
		List<Supplier<BankPanel>> panels = IntStream.range(0, references.size())
			.mapToObj((bank) -> panel(answers.get(bank), references.get(bank)))
			.toList();
		return new ModelAndView("dashboard/balances")
			.addObject("format", new Formats(locale, this.clock.getZone(), masked, this.messages))
			.addObject("query", new Masking(masked))
			.addObject("environment", this.setup.environment())
			.addObject("count", references.size())
			.addObject("banks", asTheyAnswer(panels, response));
	}

	private Supplier<BankPanel> panel(Supplier<BalancesAnswer> answer, String reference) {
		return () -> {
			BalancesAnswer answered = answer.get();
			this.audit.balances(reference, answered.result(), answered.calls());
			return BankPanel.ofBalances(answered.result(), reference);
		};
	}

	/** Flushes the page before each wait for a bank. */
	private static Iterable<BankPanel> asTheyAnswer(List<Supplier<BankPanel>> answers, HttpServletResponse response) {
		return () -> {
			Iterator<Supplier<BankPanel>> rest = answers.iterator();
			return new Iterator<>() {

				@Override
				public boolean hasNext() {
					return rest.hasNext();
				}

				@Override
				public BankPanel next() {
					Supplier<BankPanel> answer = rest.next();
					flush(response);
					return answer.get();
				}

			};
		};
	}

	private static void flush(HttpServletResponse response) {
		try {
			response.flushBuffer();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The query as the layout needs it, so that its links keep amounts hidden.
	 *
	 * @param masked whether amounts are hidden
	 */
	record Masking(boolean masked) {

	}

}
