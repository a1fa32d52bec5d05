package dev.ledgerless.demo;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The pages that stand in for Plaid's Hosted Link: a person chooses a bank and approves,
 * signs in again, or cancels.
 * <p>
 * They have no session and no CSRF token, since Plaid's pages have none of the
 * application's. Their unguessable address protects them.
 */
final class HostedLinkPages {

	static final String PATH = "/demo/link";

	private static final String PAGE = "demo/link";

	private static final String OVER = "demo/over";

	private final DemoLink link;

	private final Banks banks;

	HostedLinkPages(DemoLink link, Banks banks) {
		this.link = link;
		this.banks = banks;
	}

	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.GET(PATH + "/{id}", (request) -> whileOpen(request, this::show))
			.POST(PATH + "/{id}", (request) -> whileOpen(request, this::finish))
			.build();
	}

	private ServerResponse whileOpen(ServerRequest request,
			BiFunction<LinkToken, ServerRequest, ServerResponse> answer) {
		Optional<LinkToken> found = this.link.find(request.pathVariable("id"));
		if (found.isEmpty()) {
			return unknown();
		}
		LinkToken token = found.get();
		return (this.link.state(token) == LinkToken.State.OPEN) ? answer.apply(this.link.open(token), request)
				: over(token);
	}

	private ServerResponse show(LinkToken token, ServerRequest request) {
		return page(HttpStatus.OK, PAGE, HostedLinkView.of(token, this.banks, false));
	}

	private ServerResponse finish(LinkToken token, ServerRequest request) {
		return switch (request.param("action").orElse("")) {
			case "approve" ->
				(token.item() != null) ? leave(token, this.link.signIn(token, token.item())) : approve(token, request);
			case "cancel" -> leave(token, this.link.cancel(token));
			default -> page(HttpStatus.UNPROCESSABLE_CONTENT, PAGE, HostedLinkView.of(token, this.banks, true));
		};
	}

	private ServerResponse approve(LinkToken token, ServerRequest request) {
		Optional<Bank> bank = request.param("institution").flatMap(this.banks::byInstitutionId);
		if (bank.isEmpty()) {
			return page(HttpStatus.UNPROCESSABLE_CONTENT, PAGE, HostedLinkView.of(token, this.banks, true));
		}
		boolean loginEndsSoon = request.param("login_ends_soon").isPresent();
		return leave(token, this.link.approve(token, bank.get(), loginEndsSoon));
	}

	/** Goes back to where the link came from, if this was what finished it. */
	private ServerResponse leave(LinkToken token, boolean counts) {
		if (!counts) {
			return this.link.find(token.id()).map(HostedLinkPages::over).orElseGet(HostedLinkPages::unknown);
		}
		return ServerResponse.seeOther(URI.create(HostedLinkView.back(token))).build();
	}

	private static ServerResponse unknown() {
		return page(HttpStatus.NOT_FOUND, OVER, HostedLinkView.Over.unknown());
	}

	private static ServerResponse over(LinkToken token) {
		return page(HttpStatus.GONE, OVER, HostedLinkView.Over.of(token));
	}

	private static ServerResponse page(HttpStatus status, String template, Object view) {
		return ServerResponse.status(status).render(template, Map.of("view", view));
	}

}
