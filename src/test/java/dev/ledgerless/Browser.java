package dev.ledgerless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP client that acts as a browser: it stores the session cookie, and reads the CSRF
 * token from the page. It follows no redirects.
 */
public final class Browser {

	private static final Pattern CSRF = Pattern.compile("<meta name=\"_csrf\" content=\"([^\"]+)\"");

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

	private final URI base;

	private @Nullable String cookie;

	public Browser(int port) {
		this.base = URI.create("http://localhost:" + port);
	}

	/** The value of the session cookie, {@code null} if there is none. */
	public @Nullable String cookie() {
		return this.cookie;
	}

	public Browser withCookie(@Nullable String value) {
		this.cookie = value;
		return this;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send(request(path, headers).GET().build());
	}

	/** Sends a GET request with another host name. */
	public HttpResponse<String> getAs(String host, String path) {
		return get(path, "Host", host);
	}

	public JsonNode json(String path) {
		HttpResponse<String> response = get(path);
		if (response.statusCode() != 200) {
			throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
		}
		return JSON.readTree(response.body());
	}

	/** Sends a form with the CSRF token of the setup page. */
	public HttpResponse<String> post(String path, Map<String, String> fields) {
		return postWithToken(path, csrfToken(), fields);
	}

	public HttpResponse<String> postWithToken(String path, @Nullable String token, Map<String, String> fields) {
		String form = fields.entrySet()
			.stream()
			.map((field) -> encode(field.getKey()) + "=" + encode(field.getValue()))
			.collect(Collectors.joining("&"));
		if (token != null) {
			form += (form.isEmpty() ? "" : "&") + "_csrf=" + encode(token);
		}
		return postBody(path, form);
	}

	/** Sends an encoded form as it is. */
	public HttpResponse<String> postBody(String path, String form) {
		return send(request(path, "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
			.POST(HttpRequest.BodyPublishers.ofString(form))
			.build());
	}

	public HttpResponse<String> delete(String path, String... headers) {
		return send(request(path, headers).header("Sec-Fetch-Site", "same-origin").DELETE().build());
	}

	public HttpResponse<String> paste(String accessToken) {
		return post("/setup", Map.of("access_token", accessToken));
	}

	public String csrfToken() {
		Matcher matcher = CSRF.matcher(get("/setup").body());
		if (!matcher.find()) {
			throw new AssertionError("The setup page has no CSRF token");
		}
		return matcher.group(1);
	}

	public static List<String> setCookies(HttpResponse<?> response) {
		return response.headers().allValues("Set-Cookie");
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.base.resolve(path));
		if (headers.length > 0) {
			request.headers(headers);
		}
		if (this.cookie != null) {
			request.header("Cookie", "ledgerless=" + this.cookie);
		}
		return request;
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			HttpResponse<String> response = this.client.send(request, HttpResponse.BodyHandlers.ofString());
			for (String header : setCookies(response)) {
				String value = header.substring(header.indexOf('=') + 1, header.indexOf(';'));
				this.cookie = (value.isEmpty() || header.contains("Max-Age=0")) ? null : value;
			}
			return response;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
