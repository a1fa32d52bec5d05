package dev.ledgerless.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ledgerless.demo.LinkSession.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * A link token and its sessions on the wire. Plaid's deprecated {@code on_success} and
 * {@code on_exit} are left out, as for new clients.
 */
record LinkTokenBody(Instant createdAt, Instant expiration, List<Session> linkSessions, String linkToken,
		Metadata metadata, String requestId) implements Reply {

	static LinkTokenBody of(LinkToken token, String requestId) {
		List<Session> sessions = Optional.ofNullable(token.session()).map(Session::of).stream().toList();
		return new LinkTokenBody(token.created(), token.expires(), sessions, token.text(), Metadata.of(token.request()),
				requestId);
	}

	/**
	 * The request for the token.
	 */
	record Metadata(List<String> initialProducts, @Nullable String webhook, List<String> countryCodes, String language,
			@Nullable String redirectUri, String clientName) {

		static Metadata of(LinkTokenRequest request) {
			return new Metadata(request.products(), request.webhook(), request.countryCodes(), request.language(),
					request.redirectUri(), request.clientName());
		}

	}

	/**
	 * A visit to the page.
	 *
	 * @param exit how it ended without consent
	 * @param results the items that the customer consented to
	 */
	record Session(String linkSessionId, Instant startedAt, @Nullable Instant finishedAt, @Nullable Exit exit,
			List<Event> events, @Nullable Results results) {

		static Session of(LinkSession session) {
			List<Event> events = session.events().stream().map(Event::of).toList();
			return switch (session.outcome()) {
				case Outcome.Open _ -> new Session(session.id(), session.started(), null, null, events, null);
				case Outcome.Approved approved -> new Session(session.id(), session.started(), approved.finished(),
						null, events, Results.of(approved));
				case Outcome.Exited exited -> new Session(session.id(), session.started(), exited.finished(),
						Exit.of(exited, session), events, null);
			};
		}

	}

	record Exit(@Nullable Object error, ExitMetadata metadata) {

		static Exit of(Outcome.Exited exited, LinkSession session) {
			return new Exit(null, new ExitMetadata(Institution.orNull(exited.bank()), EXIT_STATUS, session.id(),
					session.events().getFirst().requestId()));
		}

	}

	/** Also for those who left before they had chosen a bank. */
	private static final String EXIT_STATUS = "requires_credentials";

	record ExitMetadata(@Nullable Institution institution, String status, String linkSessionId, String requestId) {

	}

	record Event(String eventId, EventMetadata eventMetadata, LinkSession.Name eventName, Instant timestamp) {

		static Event of(LinkSession.Event event) {
			Institution institution = Institution.orNull(event.bank());
			boolean exit = event.name() == LinkSession.Name.EXIT;
			return new Event(event.id(), new EventMetadata((institution != null) ? institution.institutionId() : null,
					(institution != null) ? institution.name() : null, event.requestId(), exit ? EXIT_STATUS : null),
					event.name(), event.time());
		}

	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record EventMetadata(@Nullable String institutionId, @Nullable String institutionName, String requestId,
			@Nullable String exitStatus) {

	}

	record Results(List<ItemAdded> itemAddResults, List<Object> craItemAddResults, List<Object> craUpdateResults,
			List<Object> bankIncomeResults, List<Object> payrollIncomeResults, @Nullable Object documentIncomeResults) {

		static Results of(Outcome.Approved approved) {
			return new Results(List.of(ItemAdded.of(approved)), List.of(), List.of(), List.of(), List.of(), null);
		}

	}

	record ItemAdded(List<AddedAccount> accounts, Institution institution, String publicToken) {

		static ItemAdded of(Outcome.Approved approved) {
			LinkedItem item = approved.item();
			return new ItemAdded(
					item.bank().accounts().stream().map((account) -> AddedAccount.of(item, account)).toList(),
					Institution.of(item.bank()), approved.publicToken());
		}

	}

	record AddedAccount(@Nullable String classType, String id, String mask, String name, String subtype, String type,
			@Nullable String verificationStatus) {

		static AddedAccount of(LinkedItem item, Account account) {
			Account.Label label = account.label();
			return new AddedAccount(null, item.accountId(label.key()), label.mask(), label.name(), label.subtype(),
					account.type(), null);
		}

	}

	record Institution(String institutionId, String name) {

		static Institution of(Bank bank) {
			return new Institution(bank.institutionId(), bank.name());
		}

		static @Nullable Institution orNull(@Nullable Bank bank) {
			return (bank != null) ? of(bank) : null;
		}

	}

}
