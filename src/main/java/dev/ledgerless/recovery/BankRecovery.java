package dev.ledgerless.recovery;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.session.Flash;
import dev.ledgerless.session.SessionLifetime;

/**
 * Creates recovery files of linked banks, and restores them. Neither calls Plaid: the
 * dashboard shows whether a bank still answers.
 */
final class BankRecovery {

	private static final String BANKS_RESTORED = "flash.banks-restored";

	private final RecoverySealer sealer;

	private final PassphraseStrength strength;

	private final AttemptLimiter limiter;

	private final Clock clock;

	private final AuditLog audit;

	BankRecovery(RecoverySealer sealer, PassphraseStrength strength, AttemptLimiter limiter, Clock clock,
			AuditLog audit) {
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
	 * @return the text of the file
	 * @throws ProblemException if none was made
	 */
	String makeFile(NewFileForm form, BankSession session) {
		Passphrase passphrase = newPassphrase(form);
		this.limiter.require(session.client());
		List<Bank> banks = session.banks();
		if (!this.strength.isStrong(passphrase, banks.stream().map(Bank::institution).toList())) {
			throw new ProblemException(RecoveryProblems.WEAK);
		}
		try {
			String file = this.sealer
				.seal(new RecoveryContent(this.clock.instant().truncatedTo(ChronoUnit.SECONDS), banks), passphrase)
				.text();
			this.audit.done(AuditEvent.SAVED, session.references());
			return file;
		}
		catch (DerivationBusyException ex) {
			throw new ProblemException(RecoveryProblems.BUSY);
		}
	}

	private static Passphrase newPassphrase(NewFileForm form) {
		Passphrase passphrase = Passphrase.of((form.passphrase() != null) ? form.passphrase() : "");
		if (passphrase.isTooShort()) {
			throw new ProblemException(RecoveryProblems.TOO_SHORT);
		}
		if (passphrase.isTooLong()) {
			throw new ProblemException(RecoveryProblems.TOO_LONG);
		}
		if (!passphrase.isTypable()) {
			throw new ProblemException(RecoveryProblems.NOT_TYPABLE);
		}
		if (form.repeated() == null || !passphrase.equals(Passphrase.of(form.repeated()))) {
			throw new ProblemException(RecoveryProblems.NOT_REPEATED);
		}
		return passphrase;
	}

	/**
	 * Links those banks of a file that are not linked yet, all or none. A bank that is
	 * linked keeps its access token: if it was renewed since the file was made, the one
	 * in the file opens nothing any more.
	 * @param form what the person sent
	 * @param session the session to restore into
	 * @throws ProblemException if no bank was linked
	 */
	void restore(RestoreForm form, BankSession session) {
		if (!session.canBeKept()) {
			throw new ProblemException(Problem.INSECURE_CONNECTION);
		}
		RecoveryContent content = content(form, session);
		List<String> before = session.references();
		int added = session.linkMissing(content.banks(),
				form.isRemembered() ? SessionLifetime.REMEMBERED : SessionLifetime.BROWSER);
		this.audit.done(AuditEvent.RESTORED,
				content.banks()
					.stream()
					.map(session::reference)
					.filter((bank) -> !before.contains(bank))
					.distinct()
					.toList());
		session.flash(new Flash(BANKS_RESTORED, List.of(added, content.banks().size() - added)));
	}

	private RecoveryContent content(RestoreForm form, BankSession session) {
		if (form.file() == null || form.file().isBlank()) {
			throw new ProblemException(RecoveryProblems.NO_FILE);
		}
		try {
			RecoveryFile file = this.sealer.read(form.file());
			Passphrase passphrase = Passphrase.of((form.passphrase() != null) ? form.passphrase() : "");
			if (passphrase.isEmpty()) {
				throw new ProblemException(RecoveryProblems.NO_PASSPHRASE);
			}
			if (passphrase.isTooLong()) {
				throw new ProblemException(RecoveryProblems.DOES_NOT_OPEN);
			}
			this.limiter.require(session.client());
			return this.sealer.open(file, passphrase);
		}
		catch (UnusableRecoveryFileException ex) {
			throw new ProblemException(RecoveryProblems.of(ex));
		}
		catch (DerivationBusyException ex) {
			throw new ProblemException(RecoveryProblems.BUSY);
		}
	}

}
