package dev.ledgerless.plaid;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.plaid.client.model.LinkSessionItemAddResult;
import com.plaid.client.model.LinkSessionSuccess;
import com.plaid.client.model.LinkSessionSuccessMetadata;
import com.plaid.client.model.LinkSessionSuccessMetadataInstitution;
import com.plaid.client.model.LinkTokenGetResponse;
import com.plaid.client.model.LinkTokenGetSessionsResponse;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outcome of a link from its sessions. A link may have been opened several
 * times; one session that succeeded is enough.
 */
final class LinkSessions {

	static final String UNNAMED = "Your bank";

	private LinkSessions() {
	}

	static LinkOutcome outcome(LinkTokenGetResponse answer, boolean repair, Instant now) {
		List<LinkTokenGetSessionsResponse> sessions = sessions(answer);
		List<ChosenBank> chosen = sessions.stream().flatMap(LinkSessions::chosen).distinct().toList();
		if (repair && (!chosen.isEmpty() || sessions.stream().anyMatch(LinkSessions::isFinished))) {
			return new LinkOutcome.Repaired(
					(answer.getRequestId() != null) ? List.of(answer.getRequestId()) : List.of());
		}
		if (!repair && !chosen.isEmpty()) {
			return new LinkOutcome.Chosen(chosen);
		}
		if (!sessions.isEmpty() && sessions.stream().allMatch(LinkSessions::isOver)) {
			return new LinkOutcome.Cancelled();
		}
		boolean expired = answer.getExpiration() != null && !now.isBefore(answer.getExpiration().toInstant());
		return expired ? new LinkOutcome.Expired() : new LinkOutcome.Unfinished();
	}

	private static List<LinkTokenGetSessionsResponse> sessions(LinkTokenGetResponse answer) {
		List<LinkTokenGetSessionsResponse> sessions = answer.getLinkSessions();
		return (sessions != null) ? sessions.stream().filter(Objects::nonNull).toList() : List.of();
	}

	private static Stream<ChosenBank> chosen(LinkTokenGetSessionsResponse session) {
		List<LinkSessionItemAddResult> results = (session.getResults() != null)
				? session.getResults().getItemAddResults() : null;
		if (results != null && !results.isEmpty()) {
			return results.stream()
				.filter((result) -> result != null && result.getPublicToken() != null)
				.map((result) -> new ChosenBank(result.getPublicToken(), name(result.getInstitution())));
		}
		// The older form, for one bank only.
		LinkSessionSuccess success = session.getOnSuccess();
		return (success != null && success.getPublicToken() != null)
				? Stream.of(new ChosenBank(success.getPublicToken(), name(institution(success.getMetadata()))))
				: Stream.empty();
	}

	private static @Nullable LinkSessionSuccessMetadataInstitution institution(
			@Nullable LinkSessionSuccessMetadata metadata) {
		return (metadata != null) ? metadata.getInstitution() : null;
	}

	private static String name(@Nullable LinkSessionSuccessMetadataInstitution institution) {
		String name = (institution != null) ? institution.getName() : null;
		return (name != null && !name.isBlank()) ? name : UNNAMED;
	}

	/** The person came to the end and did not leave before. */
	private static boolean isFinished(LinkTokenGetSessionsResponse session) {
		return session.getFinishedAt() != null && !isExited(session);
	}

	private static boolean isOver(LinkTokenGetSessionsResponse session) {
		return session.getFinishedAt() != null || isExited(session);
	}

	private static boolean isExited(LinkTokenGetSessionsResponse session) {
		return session.getExit() != null || session.getOnExit() != null;
	}

}
