package dev.ledgerless.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.ledgerless.demo.PlaidException.Code;
import org.jspecify.annotations.Nullable;

/**
 * A request for a link token. It accepts those of Plaid's fields that have a meaning
 * here, and checks their values strictly.
 *
 * @param products the required products; none in update mode
 * @param hosted the settings of Hosted Link, {@code null} for a token alone
 * @see <a href="https://plaid.com/docs/api/link/#linktokencreate">Plaid:
 * /link/token/create</a>
 */
record LinkTokenRequest(String clientName, String language, List<String> countryCodes, List<String> products,
		@Nullable String webhook, @Nullable String redirectUri, @Nullable Hosted hosted) {

	private static final int LONGEST_CLIENT_NAME = 30;

	private static final int LONGEST_URI = 2048;

	private static final Set<String> LANGUAGES = Set.of("da", "de", "en", "es", "et", "fr", "hi", "it", "lt", "lv",
			"nl", "no", "pl", "pt", "ro", "sv", "vi");

	private static final Set<String> COUNTRIES = Set.of("AT", "BE", "CA", "DE", "DK", "EE", "ES", "FI", "FR", "GB",
			"IE", "IT", "LT", "LV", "NL", "NO", "PL", "PT", "SE", "US");

	/** The lists of products: none may be in two of them. */
	private static final List<String> PRODUCT_LISTS = List.of("products", "optional_products",
			"required_if_supported_products", "additional_consented_products");

	/**
	 * Reads a request.
	 * @throws PlaidException if Plaid would refuse it
	 */
	static LinkTokenRequest of(Fields request) {
		request.only(Set.of("client_id", "secret", "client_name", "language", "country_codes", "user", "products",
				"optional_products", "required_if_supported_products", "additional_consented_products", "transactions",
				"hosted_link", "redirect_uri", "webhook", "link_customization_name", "access_token", "update"))
			.required("client_name", "language", "country_codes", "user");
		requireUser(request.object("user"));
		request.textOrNull("link_customization_name");
		request.object("transactions").only(Set.of("days_requested")).integer("days_requested", 90, 1, History.DAYS);
		requireUpdate(request);
		List<String> products = products(request);
		return new LinkTokenRequest(clientName(request), request.oneOf("language", LANGUAGES), countryCodes(request),
				products, uri(request, "webhook"), uri(request, "redirect_uri"), Hosted.of(request));
	}

	private static void requireUser(Fields user) {
		user.only(Set.of("client_user_id", "legal_name", "phone_number", "email_address")).required("client_user_id");
		List.of("client_user_id", "legal_name", "phone_number", "email_address").forEach(user::textOrNull);
	}

	private static void requireUpdate(Fields request) {
		Fields update = request.object("update").only(Set.of("account_selection_enabled", "user", "item_ids"));
		update.flag("account_selection_enabled");
		List<String> itemIds = update.texts("item_ids");
		if (update.flag("user") || (itemIds != null && !itemIds.isEmpty())) {
			throw request.invalid("update", "must not name a user or items without user_token");
		}
		if (request.has("update") && !request.has("access_token")) {
			throw request.invalid("update", "must not be set without access_token");
		}
	}

	private static String clientName(Fields request) {
		String name = request.text("client_name");
		if (name.codePointCount(0, name.length()) > LONGEST_CLIENT_NAME) {
			throw request.invalid("client_name", "must be at most " + LONGEST_CLIENT_NAME + " characters");
		}
		return name;
	}

	private static List<String> countryCodes(Fields request) {
		List<String> codes = request.texts("country_codes");
		if (codes == null || codes.isEmpty() || !COUNTRIES.containsAll(codes)) {
			throw request.invalid("country_codes", "must be a non-empty array of country codes that Plaid supports");
		}
		return codes.stream().distinct().toList();
	}

	private static List<String> products(Fields request) {
		List<String> seen = new ArrayList<>();
		for (String list : PRODUCT_LISTS) {
			List<String> listed = distinct(request.texts(list));
			Products.require(listed);
			if (listed.stream().anyMatch(seen::contains)) {
				throw request.invalid(list, "must not overlap with the other lists of products");
			}
			seen.addAll(listed);
		}
		List<String> products = distinct(request.texts("products"));
		if (request.has("access_token") && !products.isEmpty()) {
			throw request.invalid("products", "must be omitted in update mode");
		}
		if (!request.has("access_token") && products.isEmpty()) {
			throw request.invalid("products", "must be a non-empty array");
		}
		return products;
	}

	private static List<String> distinct(@Nullable List<String> texts) {
		return (texts != null) ? texts.stream().distinct().toList() : List.of();
	}

	private static @Nullable String uri(Fields request, String name) {
		@Nullable String text = request.textOrNull(name);
		if (text != null && (text.length() > LONGEST_URI || !isAbsolute(text))) {
			throw request.invalid(name, "must be an absolute URI");
		}
		return text;
	}

	private static boolean isAbsolute(String text) {
		try {
			return new URI(text).getHost() != null;
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	/**
	 * The settings of Hosted Link.
	 *
	 * @param completion the address to return to. Plaid does not require it; here it also
	 * supplies the host of the page
	 * @param lifetime how long the page can be opened, if requested
	 */
	record Hosted(CompletionUri completion, @Nullable Duration lifetime) {

		private static final int TWENTY_ONE_DAYS = 21 * 24 * 60 * 60;

		private static final Set<String> DELIVERY_METHODS = Set.of("email", "sms");

		private static @Nullable Hosted of(Fields request) {
			if (!request.has("hosted_link")) {
				return null;
			}
			Fields hosted = request.object("hosted_link")
				.only(Set.of("completion_redirect_uri", "url_lifetime_seconds", "delivery_method", "is_mobile_app"))
				.required("completion_redirect_uri");
			hosted.flag("is_mobile_app");
			if (hosted.has("delivery_method")) {
				// No message is delivered, as in Plaid's sandbox.
				hosted.oneOf("delivery_method", DELIVERY_METHODS);
			}
			CompletionUri completion = CompletionUri.parse(hosted.text("completion_redirect_uri"))
				.orElseThrow(() -> hosted.invalid("completion_redirect_uri", "must be an https URI"));
			int seconds = hosted.integer("url_lifetime_seconds", 0, 1, TWENTY_ONE_DAYS);
			return new Hosted(completion, (seconds > 0) ? Duration.ofSeconds(seconds) : null);
		}

	}

	/**
	 * The products that a client can request: not {@code balance}, which every item has.
	 */
	static final class Products {

		private static final Set<String> KNOWN = Set.of("assets", "auth", "identity", "investments", "liabilities",
				"signal", "statements", "transactions");

		private Products() {
		}

		/**
		 * Refuses unknown products.
		 * @throws PlaidException if there is one
		 */
		static void require(List<String> products) {
			List<String> unknown = products.stream().filter((product) -> !KNOWN.contains(product)).toList();
			if (!unknown.isEmpty()) {
				throw new PlaidException(Code.INVALID_PRODUCT,
						"client is not authorized to access the following products: " + unknown);
			}
		}

	}

}
