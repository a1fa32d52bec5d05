package dev.ledgerless.recovery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.bank.TooManyBanksException;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionCookie;
import dev.ledgerless.session.SessionLifetime;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import dev.ledgerless.session.SessionTooLargeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/**
 * Takes the banks of a browser along in a file, and links the banks of a file to a
 * browser. Neither asks Plaid: whether a bank still answers, the dashboard tells.
 */
final class BankRecovery {

	private static final String BANKS_RESTORED = "flash.banks-restored";

	private final BankLinks links;

	private final RecoverySealer sealer;

	private final PassphraseStrength strength;

	private final AttemptLimiter limiter;

	private final Clock clock;

	private final AuditLog audit;

	BankRecovery(BankLinks links, RecoverySealer sealer, PassphraseStrength strength, AttemptLimiter limiter,
			Clock clock, AuditLog audit) {
		this.links = links;
		this.sealer = sealer;
		this.strength = strength;
		this.limiter = limiter;
		this.clock = clock;
		this.audit = audit;
	}

	/**
	 * The day that a file made now is named after.
	 * @return today
	 */
	LocalDate today() {
		return LocalDate.now(this.clock);
	}

	/**
	 * Makes a file of all banks that are linked.
	 * @param form what the person sent
	 * @param session the session, with at least one bank
	 * @param client who asks: an address
	 * @return the text of the file
	 * @throws RecoveryProblemException if none was made
	 */
	String makeFile(NewFileForm form, HttpSession session, String client) {
		Passphrase passphrase = newPassphrase(form);
		requireFewAttempts(client);
		List<Bank> banks = this.links.banks(session);
		if (!this.strength.isStrong(passphrase, banks.stream().map(Bank::institution).toList())) {
			throw new RecoveryProblemException(RecoveryProblem.WEAK);
		}
		try {
			String file = this.sealer
				.seal(new RecoveryContent(this.clock.instant().truncatedTo(ChronoUnit.SECONDS), banks), passphrase)
				.text();
			this.audit.done(AuditEvent.SAVED, references(banks));
			return file;
		}
		catch (DerivationBusyException ex) {
			throw new RecoveryProblemException(RecoveryProblem.BUSY);
		}
	}

	private static Passphrase newPassphrase(NewFileForm form) {
		Passphrase passphrase = Passphrase.of((form.passphrase() != null) ? form.passphrase() : "");
		if (passphrase.isTooShort()) {
			throw new RecoveryProblemException(RecoveryProblem.TOO_SHORT);
		}
		if (passphrase.isTooLong()) {
			throw new RecoveryProblemException(RecoveryProblem.TOO_LONG);
		}
		if (!passphrase.isTypable()) {
			throw new RecoveryProblemException(RecoveryProblem.NOT_TYPABLE);
		}
		if (form.repeated() == null || !passphrase.equals(Passphrase.of(form.repeated()))) {
			throw new RecoveryProblemException(RecoveryProblem.NOT_REPEATED);
		}
		return passphrase;
	}

	/**
	 * Links those banks of a file that are not linked yet, all or none. A bank that is
	 * linked keeps its access token: if it was renewed since the file was made, the one
	 * in the file opens nothing any more.
	 * @param form what the person sent
	 * @param request the request whose session it is for
	 * @throws RecoveryProblemException if no bank was linked
	 */
	void restore(RestoreForm form, HttpServletRequest request) {
		if (!SessionCookie.isPossible(request)) {
			throw new RecoveryProblemException(RecoveryProblem.INSECURE_CONNECTION);
		}
		RecoveryContent content = content(form, request.getRemoteAddr());
		List<String> before = references(this.links.banks(request.getSession(false)));
		int added;
		try {
			added = this.links.linkMissing(request, content.banks(),
					form.isRemembered() ? SessionLifetime.REMEMBERED : SessionLifetime.BROWSER);
		}
		catch (TooManyBanksException ex) {
			throw new RecoveryProblemException(RecoveryProblem.TOO_MANY_BANKS);
		}
		catch (ConcurrentSessionChangeException ex) {
			throw new RecoveryProblemException(RecoveryProblem.CONFLICT);
		}
		this.audit.done(AuditEvent.RESTORED,
				references(content.banks()).stream().filter((bank) -> !before.contains(bank)).distinct().toList());
		tell(request, added, content.banks().size() - added);
	}

	private List<String> references(List<Bank> banks) {
		return banks.stream().map(this.links::reference).toList();
	}

	private RecoveryContent content(RestoreForm form, String client) {
		if (form.file() == null || form.file().isBlank()) {
			throw new RecoveryProblemException(RecoveryProblem.NO_FILE);
		}
		try {
			RecoveryFile file = this.sealer.read(form.file());
			Passphrase passphrase = Passphrase.of((form.passphrase() != null) ? form.passphrase() : "");
			if (passphrase.isEmpty()) {
				throw new RecoveryProblemException(RecoveryProblem.NO_PASSPHRASE);
			}
			if (passphrase.isTooLong()) {
				throw new RecoveryProblemException(RecoveryProblem.DOES_NOT_OPEN);
			}
			requireFewAttempts(client);
			return this.sealer.open(file, passphrase);
		}
		catch (UnusableRecoveryFileException ex) {
			throw new RecoveryProblemException(switch (ex.reason()) {
				case TOO_LARGE -> RecoveryProblem.TOO_LARGE;
				case NOT_A_RECOVERY_FILE -> RecoveryProblem.NOT_A_RECOVERY_FILE;
				case NEWER_FORMAT -> RecoveryProblem.NEWER_FORMAT;
				case OTHER_ENVIRONMENT -> RecoveryProblem.OTHER_ENVIRONMENT;
				case OUT_OF_BOUNDS -> RecoveryProblem.OUT_OF_BOUNDS;
				case DOES_NOT_OPEN -> RecoveryProblem.DOES_NOT_OPEN;
			});
		}
		catch (DerivationBusyException ex) {
			throw new RecoveryProblemException(RecoveryProblem.BUSY);
		}
	}

	private void requireFewAttempts(String client) {
		if (!this.limiter.allow(client)) {
			throw new RecoveryProblemException(RecoveryProblem.TOO_OFTEN);
		}
	}

	private static void tell(HttpServletRequest request, int added, int linkedBefore) {
		try {
			request.getSession().setAttribute(Flash.ATTRIBUTE, new Flash(BANKS_RESTORED, List.of(added, linkedBefore)));
		}
		catch (SessionTooLargeException ex) {
			// No room for a message beside so many banks: the dashboard shows them all
			// the same.
		}
	}

}
