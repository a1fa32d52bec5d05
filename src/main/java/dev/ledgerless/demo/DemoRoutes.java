package dev.ledgerless.demo;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.ledgerless.demo.PlaidException.Code;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves {@link DemoPlaid} and {@link DemoLink} over HTTP: bodies, credentials, errors.
 * Requests and replies are bytes, so that the application's JSON settings and error pages
 * do not apply.
 */
final class DemoRoutes {

	static final String PATH = "/demo/plaid";

	/** No request to Plaid comes near it. */
	private static final int MAX_BODY_BYTES = 64 * 1024;

	private final DemoPlaid plaid;

	private final DemoLink link;

	private final Json json;

	private final Supplier<String> requestIds;

	DemoRoutes(DemoPlaid plaid, DemoLink link, Json json, Supplier<String> requestIds) {
		this.plaid = plaid;
		this.link = link;
		this.json = json;
		this.requestIds = requestIds;
	}

	RouterFunction<ServerResponse> routes() {
		return RouterFunctions.route()
			.path(PATH,
					(demo) -> demo.POST("/sandbox/public_token/create", answer(this.plaid::createPublicToken))
						.POST("/item/public_token/exchange", answer(this.plaid::exchangePublicToken))
						.POST("/link/token/create", answer(this.link::createLinkToken))
						.POST("/link/token/get", answer(this.link::getLinkToken))
						.POST("/item/get", answer(this.plaid::getItem))
						.POST("/item/remove", answer(this.plaid::removeItem))
						.POST("/item/access_token/invalidate", answer(this.plaid::replaceAccessToken))
						.POST("/accounts/get", answer(this.plaid::getAccounts))
						.POST("/accounts/balance/get", answer(this.plaid::getBalances))
						.POST("/transactions/get", answer(this.plaid::getTransactions))
						.POST("/liabilities/get", answer(this.plaid::getLiabilities))
						.route(RequestPredicates.all(), (request) -> {
							throw new PlaidException(Code.NOT_FOUND);
						})
						.onError(PlaidException.class, (exception, request) -> refuse((PlaidException) exception)))
			.build();
	}

	private HandlerFunction<ServerResponse> answer(Function<Fields, Reply> endpoint) {
		return (request) -> {
			byte[] body = body(request);
			if (body.length > MAX_BODY_BYTES) {
				return refuse(HttpStatus.CONTENT_TOO_LARGE.value(),
						new PlaidException(Code.INVALID_BODY, "body must not exceed " + MAX_BODY_BYTES + " bytes"));
			}
			ObjectNode fields = this.json.read(body);
			requireCredential(request, "PLAID-CLIENT-ID", fields, "client_id");
			requireCredential(request, "PLAID-SECRET", fields, "secret");
			return respond(HttpStatus.OK.value(), endpoint.apply(new Fields(fields)));
		};
	}

	/** Reads one byte too many at most. */
	private static byte[] body(ServerRequest request) throws IOException {
		try (InputStream body = request.servletRequest().getInputStream()) {
			return body.readNBytes(MAX_BODY_BYTES + 1);
		}
	}

	/** Any credentials will do, but none will not. */
	private static void requireCredential(ServerRequest request, String header, ObjectNode fields, String field) {
		String inHeader = request.headers().firstHeader(header);
		String inBody = fields.path(field).asString("");
		if ((inHeader == null || inHeader.isBlank()) && inBody.isBlank()) {
			throw new PlaidException(Code.INVALID_API_KEYS);
		}
	}

	private ServerResponse refuse(PlaidException exception) {
		return refuse(exception.code().status(), exception);
	}

	private ServerResponse refuse(int status, PlaidException exception) {
		return respond(status, Reply.Failed.of(exception, this.requestIds.get()));
	}

	private ServerResponse respond(int status, Reply reply) {
		return ServerResponse.status(status).contentType(MediaType.APPLICATION_JSON).body(this.json.write(reply));
	}

}
