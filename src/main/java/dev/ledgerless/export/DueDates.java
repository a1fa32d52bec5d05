package dev.ledgerless.export;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountType;
import dev.ledgerless.account.PaymentDue;
import dev.ledgerless.bank.BankResult;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.BankSnapshot;

/**
 * The due dates of cards and loans as a calendar (RFC 5545): an all-day event each, with
 * an alarm in the morning three days before.
 *
 * @param asOf when the banks were read
 * @param payments the payments whose date is known
 * @param partial whether dates are missing that another request may bring
 */
record DueDates(Instant asOf, List<PaymentDue> payments, boolean partial) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	/** Nine in the morning, counted from the midnight with which the day begins. */
	private static final String THREE_DAYS_BEFORE = "-P2DT15H";

	private static final String OVERDUE = "The lender says that a payment is overdue.";

	private static final int PSEUDONYM_BYTES = 16;

	static DueDates of(BankSnapshot snapshot) {
		return new DueDates(snapshot.asOf(),
				snapshot.paymentsDue().stream().filter((payment) -> payment.date() != null).toList(),
				snapshot.banks().stream().anyMatch(DueDates::isWorthAskingAgain));
	}

	private static boolean isWorthAskingAgain(BankResult<BankData> bank) {
		return switch (bank) {
			case BankResult.Loaded<BankData> loaded -> loaded.facts().termsMissing();
			case BankResult.Failed<BankData> failed -> failed.status().isWorthAskingAgain();
		};
	}

	/**
	 * Returns whether no due date is known.
	 * @return whether there is nothing to write
	 */
	boolean isEmpty() {
		return this.payments.isEmpty();
	}

	/**
	 * Writes the calendar.
	 * @param masked whether amounts are hidden
	 * @return the lines of the file
	 */
	String calendar(boolean masked) {
		ContentLines lines = new ContentLines().property("BEGIN", "VCALENDAR")
			.property("VERSION", "2.0")
			.property("PRODID", "-//Ledgerless//Due dates//EN")
			.property("CALSCALE", "GREGORIAN");
		for (PaymentDue payment : this.payments) {
			LocalDate date = payment.date();
			if (date != null) {
				write(payment, date, masked, lines);
			}
		}
		return lines.property("END", "VCALENDAR").toString();
	}

	private void write(PaymentDue payment, LocalDate date, boolean masked, ContentLines lines) {
		String summary = summary(payment.account());
		lines.property("BEGIN", "VEVENT")
			.property("UID", uid(payment.account(), date))
			.property("DTSTAMP", TIME.format(this.asOf))
			.property("DTSTART;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(date))
			.text("SUMMARY", summary);
		String description = description(payment, masked);
		if (!description.isEmpty()) {
			lines.text("DESCRIPTION", description);
		}
		lines.property("CLASS", "PRIVATE")
			.property("TRANSP", "TRANSPARENT")
			.property("BEGIN", "VALARM")
			.property("ACTION", "DISPLAY")
			.property("TRIGGER", THREE_DAYS_BEFORE)
			.text("DESCRIPTION", summary)
			.property("END", "VALARM")
			.property("END", "VEVENT");
	}

	private static String summary(Account account) {
		String mask = (account.mask() != null && !account.mask().isBlank()) ? " ••" + account.mask() : "";
		return "Payment due: " + account.name() + mask;
	}

	private static String description(PaymentDue payment, boolean masked) {
		return Stream.of(masked ? "" : amount(payment), payment.overdue() ? OVERDUE : "")
			.filter((line) -> !line.isEmpty())
			.collect(Collectors.joining("\n"));
	}

	private static String amount(PaymentDue payment) {
		BigDecimal amount = payment.amount();
		if (amount == null) {
			return "";
		}
		Account account = payment.account();
		String label = (account.type() == AccountType.CREDIT) ? "Minimum payment: " : "Payment: ";
		int decimals = Math.max(amount.scale(), account.currency().decimals());
		String number = amount.setScale(decimals).toPlainString();
		return label + ((account.currency().code() != null) ? number + " " + account.currency().code() : number);
	}

	/**
	 * Returns the same UID for the same due date, so that a calendar recognizes the
	 * event. Account ids are long and random, so their digest cannot be reversed.
	 */
	private static String uid(Account account, LocalDate date) {
		String event = "ledgerless/due-date/" + date + "/" + account.id();
		return HexFormat.of().formatHex(sha256(event), 0, PSEUDONYM_BYTES) + "@ledgerless";
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
