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
 * Writes one line for each bank of each event: when, what, the bank's
 * {@linkplain dev.ledgerless.bank.BankLinks#reference(dev.ledgerless.bank.Bank)
 * reference}, what became of it, and under which request ids Plaid can look it up.
 * Nothing else, and nothing that says whose it was: neither an address nor a session.
 * <p>
 * The same is told as text and as key and value, for those who read lines and for those
 * who collect them as JSON.
 */
public final class AuditLog {

	/** The name of the logger. */
	public static final String LOGGER = "dev.ledgerless.audit";

	/** A bank of twenty pages, each asked for twice, with its terms and accounts. */
	private static final int MOST_REQUESTS = 50;

	private static final int LONGEST_REQUEST = 64;

	/** Request ids come from outside: nothing in one may end a line or begin a field. */
	private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_-]");

	private static final String OK = "ok";

	private static final Logger logger = LoggerFactory.getLogger(LOGGER);

	/**
	 * Writes down that data was read, for each bank.
	 * @param event {@link AuditEvent#VIEWED} or {@link AuditEvent#EXPORTED}
	 * @param banks the references of the banks, in the order of the reading
	 * @param snapshot what was read
	 */
	public void read(AuditEvent event, List<String> banks, BankSnapshot snapshot) {
		IntStream.range(0, snapshot.banks().size())
			.forEach((bank) -> write(event, banks.get(bank), outcome(snapshot.banks().get(bank)),
					requestIds(snapshot.callsOf(bank))));
	}

	/**
	 * Writes down that a bank was asked for its balances.
	 * @param bank the reference of the bank
	 * @param answer what it answered
	 * @param calls the calls that it took
	 */
	public void balances(String bank, BankResult<?> answer, List<PlaidCall> calls) {
		write(AuditEvent.VIEWED, bank, answer.status().apiName(), requestIds(calls));
	}

	/**
	 * Writes down that Plaid was asked to remove a bank.
	 * @param event {@link AuditEvent#REMOVED} or {@link AuditEvent#DELETED}
	 * @param bank the reference of the bank
	 * @param removal what became of it
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
	 * Writes down that Plaid accepted a bank.
	 * @param bank the reference of the bank
	 * @param accepted Plaid's answer
	 * @param kept whether the browser has it; where it could not be kept, nothing is
	 * linked
	 */
	public void linked(String bank, LinkResult.Accepted accepted, boolean kept) {
		write(AuditEvent.LINKED, bank, kept ? OK : "not_kept", accepted.requestIds());
	}

	/**
	 * Writes down that Plaid gave no bank. No bank, no reference.
	 * @param result why
	 */
	public void notLinked(LinkResult result) {
		String outcome = switch (result) {
			case LinkResult.Accepted accepted -> OK;
			case LinkResult.Refused refused -> "refused";
			case LinkResult.Unavailable unavailable -> unavailable.problem().status().apiName();
		};
		write(AuditEvent.LINKED, null, outcome, result.requestIds());
	}

	/**
	 * Writes down that Plaid was asked for another token.
	 * @param bank the reference of the bank
	 * @param rotation what came of it
	 * @param kept whether the browser has the new token, where there is one
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
	 * Writes down that a bank was signed in to again.
	 * @param bank the reference of the bank
	 * @param requestIds by which Plaid told so
	 */
	public void repaired(String bank, List<String> requestIds) {
		write(AuditEvent.REPAIRED, bank, OK, requestIds);
	}

	/**
	 * Writes down what happened to banks without Plaid being asked.
	 * @param event what happened
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
