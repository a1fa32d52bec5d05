package dev.ledgerless.audit;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.ledgerless.bank.BankResult;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.LinkResult;
import dev.ledgerless.plaid.PlaidCall;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.plaid.Removal;
import dev.ledgerless.plaid.Rotation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes one line for each bank of each event: the time, the event, the bank's
 * {@linkplain dev.ledgerless.bank.BankSession#reference(dev.ledgerless.bank.Bank)
 * reference}, the outcome, and Plaid's request ids. Nothing in it identifies a person:
 * neither an address nor a session.
 * <p>
 * Each line is both text and key-value pairs, for people and for collectors of JSON.
 */
public final class AuditLog {

	/** The name of the logger. */
	public static final String LOGGER = "dev.ledgerless.audit";

	/**
	 * Enough for a bank of twenty pages, each read twice, with its terms and accounts.
	 */
	private static final int MOST_REQUESTS = 50;

	private static final int LONGEST_REQUEST = 64;

	/** Request ids come from outside: none may end a line or begin a field. */
	private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_-]");

	private static final String OK = "ok";

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	/**
	 * Logs that data was read, for each bank.
	 * @param event {@link AuditEvent#VIEWED} or {@link AuditEvent#EXPORTED}
	 * @param banks the references of the banks, in the order of the snapshot
	 * @param snapshot the data
	 */
	public void read(AuditEvent event, List<String> banks, BankSnapshot snapshot) {
		IntStream.range(0, snapshot.banks().size())
			.forEach((bank) -> write(event, banks.get(bank), outcome(snapshot.banks().get(bank)),
					requestIds(snapshot.callsOf(bank))));
	}

	/**
	 * Logs that the balances of a bank were read.
	 * @param bank the reference of the bank
	 * @param answer the result
	 * @param calls the calls to Plaid
	 */
	public void balances(String bank, BankResult<?> answer, List<PlaidCall> calls) {
		write(AuditEvent.VIEWED, bank, answer.status().apiName(), requestIds(calls));
	}

	/**
	 * Logs the removal of a bank at Plaid.
	 * @param event {@link AuditEvent#REMOVED}, {@link AuditEvent#DELETED} or
	 * {@link AuditEvent#ENDED}
	 * @param bank the reference of the bank
	 * @param removal the outcome
	 */
	public void removal(AuditEvent event, String bank, Removal removal) {
		String outcome = switch (removal) {
			case Removal.Removed removed -> OK;
			case Removal.AlreadyGone gone -> "already_gone";
			case Removal.Unreached unreached -> "unreached";
		};
		write(event, bank, outcome, (removal.requestId() != null) ? List.of(removal.requestId()) : List.of());
	}

	/**
	 * Logs that Plaid accepted a bank.
	 * @param bank the reference of the bank
	 * @param accepted Plaid's answer
	 * @param kept whether the browser has it; if it could not be kept, nothing is linked
	 */
	public void linked(String bank, LinkResult.Accepted accepted, boolean kept) {
		write(AuditEvent.LINKED, bank, kept ? OK : "not_kept", accepted.requestIds());
	}

	/**
	 * Logs that Plaid returned no bank. Without a bank there is no reference.
	 * @param result the reason
	 */
	public void notLinked(LinkResult result) {
		String outcome = switch (result) {
			case LinkResult.Accepted accepted -> OK;
			case LinkResult.Refused refused -> "refused";
			case LinkResult.AnswerLost lost -> "answer_lost";
			case LinkResult.Unavailable unavailable -> unavailable.problem().status().apiName();
		};
		write(AuditEvent.LINKED, null, outcome, result.requestIds());
	}

	/**
	 * Logs the replacement of an access token.
	 * @param bank the reference of the bank
	 * @param rotation the outcome
	 * @param kept whether the browser has the new token, if there is one
	 */
	public void renewal(String bank, Rotation rotation, boolean kept) {
		String outcome = switch (rotation) {
			case Rotation.Rotated rotated -> kept ? OK : "not_kept";
			case Rotation.Refused refused -> refused.problem().status().apiName();
			case Rotation.AnswerLost lost -> "answer_lost";
		};
		write(AuditEvent.RENEWED, bank, outcome, rotation.requestIds());
	}

	/**
	 * Logs that a person signed in to a bank again.
	 * @param bank the reference of the bank
	 * @param requestIds the ids of the requests that reported it
	 */
	public void repaired(String bank, List<String> requestIds) {
		write(AuditEvent.REPAIRED, bank, OK, requestIds);
	}

	/**
	 * Logs an event that involved no call to Plaid.
	 * @param event the event
	 * @param banks the references of the banks
	 */
	public void done(AuditEvent event, List<String> banks) {
		banks.forEach((bank) -> write(event, bank, OK, List.of()));
	}

	private static String outcome(BankResult<BankData> result) {
		boolean partial = result instanceof BankResult.Loaded<BankData> loaded && loaded.facts().isPartial();
		return (partial && result.status() == BankStatus.OK) ? "partial" : result.status().apiName();
	}

	private static List<String> requestIds(List<PlaidCall> calls) {
		return calls.stream().map(PlaidCall::requestId).filter(Objects::nonNull).toList();
	}

	private static void write(AuditEvent event, @Nullable String bank, String outcome, List<String> requestIds) {
		String requests = requestIds.stream()
			.limit(MOST_REQUESTS)
			.map(AuditLog::harmless)
			.collect(Collectors.joining(","));
		LoggingEventBuilder line = logger.atInfo().addKeyValue("audit.event", event.text());
		StringBuilder text = new StringBuilder(event.text());
		if (bank != null) {
			line = line.addKeyValue("audit.bank", bank);
			text.append(" bank=").append(bank);
		}
		line = line.addKeyValue("audit.outcome", outcome);
		text.append(" outcome=").append(outcome);
		if (!requests.isEmpty()) {
			line = line.addKeyValue("audit.requests", requests);
			text.append(" requests=").append(requests);
		}
		line.log(text.toString());
	}

	private static String harmless(String requestId) {
		return FOREIGN.matcher(requestId.substring(0, Math.min(requestId.length(), LONGEST_REQUEST))).replaceAll("?");
	}

}
