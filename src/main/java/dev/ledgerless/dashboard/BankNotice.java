package dev.ledgerless.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.ItemNotice;
import org.jspecify.annotations.Nullable;

/**
 * A request of a bank that still works: acting in time keeps it working.
 *
 * @param institution the bank
 * @param reference its reference in forms
 * @param kind the kind of request
 * @param day the day on which the consent ends or ended, {@code null} if it is unknown
 */
public record BankNotice(String institution, String reference, Kind kind, @Nullable LocalDate day) {

	private static final int WARN_DAYS_AHEAD = 14;

	static List<BankNotice> of(BankResult<BankData> bank, String reference, LocalDate today, ZoneId zone) {
		if (!(bank instanceof BankResult.Loaded<BankData> loaded) || asksToSignIn(loaded.problem())) {
			return List.of();
		}
		List<BankNotice> notices = new ArrayList<>();
		Instant expires = loaded.facts().consentExpires();
		ItemNotice notice = loaded.facts().notice();
		LocalDate end = (expires != null) ? LocalDate.ofInstant(expires, zone) : null;
		if (end != null && !end.isAfter(today.plusDays(WARN_DAYS_AHEAD))) {
			notices.add(new BankNotice(loaded.institution(), reference,
					end.isBefore(today) ? Kind.CONSENT_ENDED : Kind.CONSENT_ENDS, end));
		}
		else if (notice == ItemNotice.ENDS_SOON) {
			notices.add(new BankNotice(loaded.institution(), reference, Kind.ENDS_SOON, end));
		}
		if (notice == ItemNotice.NEW_ACCOUNTS) {
			notices.add(new BankNotice(loaded.institution(), reference, Kind.NEW_ACCOUNTS, null));
		}
		return notices;
	}

	/** Then the page already shows how to sign in again. */
	private static boolean asksToSignIn(@Nullable BankProblem problem) {
		return problem != null && problem.status() == BankStatus.LOGIN_REQUIRED;
	}

	@Override
	public String toString() {
		return "BankNotice[redacted]";
	}

	/** The kind of a notice. */
	public enum Kind {

		/** The consent ends within two weeks. */
		CONSENT_ENDS,

		/** The consent has ended. */
		CONSENT_ENDED,

		/** The connection will stop on an unknown day. */
		ENDS_SOON,

		/** There are accounts that were not shared. */
		NEW_ACCOUNTS

	}

}
