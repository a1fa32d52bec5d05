package dev.ledgerless.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.ledgerless.demo.LinkSession.Outcome;
import dev.ledgerless.demo.PlaidException.Code;
import org.jspecify.annotations.Nullable;

/**
 * Plaid's Hosted Link, without HTTP: the endpoints that create and read link tokens, and
 * the actions on a token's page.
 */
final class DemoLink {

	/** How long a bank that wants a new login soon lets itself be read before. */
	static final Duration UNTIL_LOGIN_ENDS = Duration.ofMinutes(2);

	private static final Duration HOSTED_LIFETIME = Duration.ofMinutes(30);

	private static final Duration UPDATE_LIFETIME = Duration.ofMinutes(30);

	private static final Duration LIFETIME = Duration.ofHours(4);

	private final Items items;

	private final ItemMemory memory;

	private final Tokens tokens;

	private final LinkTokens linkTokens;

	private final PublicTokens publicTokens;

	private final Clock clock;

	private final Supplier<String> requestIds;

	DemoLink(Items items, ItemMemory memory, Tokens tokens, LinkTokens linkTokens, PublicTokens publicTokens,
			Clock clock, Supplier<String> requestIds) {
		this.items = items;
		this.memory = memory;
		this.tokens = tokens;
		this.linkTokens = linkTokens;
		this.publicTokens = publicTokens;
		this.clock = clock;
		this.requestIds = requestIds;
	}

	Reply createLinkToken(Fields request) {
		LinkTokenRequest asked = LinkTokenRequest.of(request);
		LinkedItem item = request.has("access_token") ? this.items.find(request) : null;
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		LinkToken token = new LinkToken(this.tokens.uuid(), now, now.plus(lifetime(asked, item)), asked, item, null);
		this.linkTokens.add(token);
		return new Reply.LinkTokenCreated(token.text(), token.expires(), hostedUrl(token), this.requestIds.get());
	}

	private static Duration lifetime(LinkTokenRequest request, @Nullable LinkedItem item) {
		LinkTokenRequest.Hosted hosted = request.hosted();
		if (hosted == null) {
			return (item != null) ? UPDATE_LIFETIME : LIFETIME;
		}
		Duration asked = (hosted.lifetime() != null) ? hosted.lifetime() : HOSTED_LIFETIME;
		return (asked.compareTo(LinkTokens.KEPT) > 0) ? LinkTokens.KEPT : asked;
	}

	private static @Nullable String hostedUrl(LinkToken token) {
		LinkTokenRequest.Hosted hosted = token.request().hosted();
		return (hosted != null) ? hosted.completion().origin() + HostedLinkPages.PATH + "/" + token.id() : null;
	}

	/**
	 * Answers for expired tokens too, as Plaid does: a client can read the outcome
	 * afterwards.
	 */
	Reply getLinkToken(Fields request) {
		request.only(Set.of("client_id", "secret", "link_token")).required("link_token");
		String text = request.text("link_token");
		LinkToken token = Optional.of(text)
			.filter((candidate) -> candidate.startsWith(LinkToken.PREFIX))
			.flatMap((candidate) -> this.linkTokens.find(candidate.substring(LinkToken.PREFIX.length())))
			.orElseThrow(() -> new PlaidException(Code.INVALID_LINK_TOKEN));
		return LinkTokenBody.of(token, this.requestIds.get());
	}

	/** The link of a page, if there is such a page. */
	Optional<LinkToken> find(String id) {
		return this.linkTokens.find(id).filter((token) -> token.request().hosted() != null);
	}

	LinkToken.State state(LinkToken token) {
		return token.state(this.clock.instant());
	}

	/**
	 * Starts a session when a person opens the page.
	 * @return the link with its session
	 */
	LinkToken open(LinkToken token) {
		if (token.session() != null) {
			return token;
		}
		LinkToken opened = token.with(session(token));
		// If another request was faster, its session counts.
		return this.linkTokens.replace(token, opened) ? opened : this.linkTokens.find(token.id()).orElse(opened);
	}

	/**
	 * Shares the accounts of a bank.
	 * @param loginEndsSoon whether the bank soon asks for a new login
	 * @return {@code false} if the link was already finished
	 */
	boolean approve(LinkToken token, Bank bank, boolean loginEndsSoon) {
		Instant now = this.clock.instant();
		LinkedItem item = this.tokens.link(bank,
				loginEndsSoon ? now.truncatedTo(ChronoUnit.SECONDS).plus(UNTIL_LOGIN_ENDS) : null);
		return finish(token, approved(item, now), LinkSession.Name.HANDOFF, LinkSession.Name.SUBMIT_CREDENTIALS,
				LinkSession.Name.SELECT_INSTITUTION);
	}

	/**
	 * Repairs the login at an item's bank.
	 * @return {@code false} if the link was already finished
	 */
	boolean signIn(LinkToken token, LinkedItem item) {
		boolean counts = finish(token, approved(item, this.clock.instant()), LinkSession.Name.HANDOFF,
				LinkSession.Name.SUBMIT_CREDENTIALS);
		if (counts) {
			this.memory.repair(item);
		}
		return counts;
	}

	/**
	 * Cancels the link.
	 * @return {@code false} if the link was already finished
	 */
	boolean cancel(LinkToken token) {
		Bank bank = (token.item() != null) ? token.item().bank() : null;
		return finish(token, new Outcome.Exited(this.clock.instant(), bank), LinkSession.Name.EXIT);
	}

	private Outcome approved(LinkedItem item, Instant now) {
		return new Outcome.Approved(now, item, this.publicTokens.issue(item));
	}

	private boolean finish(LinkToken token, Outcome outcome, LinkSession.Name... events) {
		LinkSession session = Objects.requireNonNull(token.session(), "The page was never opened");
		List<LinkSession.Event> newest = switch (outcome) {
			case Outcome.Approved(Instant time, LinkedItem item, var _) -> events(time, item.bank(), events);
			case Outcome.Exited(Instant time, Bank bank) -> events(time, bank, events);
			case Outcome.Open _ -> throw new IllegalArgumentException("That finishes nothing");
		};
		return this.linkTokens.replace(token, token.with(session.then(newest, outcome)));
	}

	private LinkSession session(LinkToken token) {
		Instant now = this.clock.instant();
		Bank bank = (token.item() != null) ? token.item().bank() : null;
		return new LinkSession(this.tokens.uuid(), now, events(now, bank, LinkSession.Name.OPEN), new Outcome.Open());
	}

	private List<LinkSession.Event> events(Instant time, @Nullable Bank bank, LinkSession.Name... names) {
		return Stream.of(names)
			.map((name) -> new LinkSession.Event(this.tokens.uuid(), name, time, bank, this.requestIds.get()))
			.toList();
	}

}
