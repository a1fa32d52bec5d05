package dev.ledgerless.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Random;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A demo bank with its clients: an application at the API, a person at the page.
 */
final class DemoWire {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final MockMvcTester bank;

	DemoWire(Clock clock, long seed, Runnable bankAnswers) {
		this.bank = MockMvcTester
			.create(MockMvcBuilders.routerFunctions(DemoConfiguration.routes(clock, new Random(seed), bankAnswers))
				.build());
	}

	DemoWire(Clock clock, long seed) {
		this(clock, seed, () -> {
		});
	}

	/** Asks with credentials in the headers; apostrophes stand for quotation marks. */
	Answer post(String path, String body) {
		return exchange(HttpMethod.POST, path, Map.of("PLAID-CLIENT-ID", "demo", "PLAID-SECRET", "demo"), body);
	}

	Answer exchange(HttpMethod method, String path, Map<String, String> headers, String body) {
		MockMvcTester.MockMvcRequestBuilder request = this.bank.method(method)
			.uri(DemoRoutes.PATH + path)
			.contentType(MediaType.APPLICATION_JSON)
			.content(body.replace('\'', '"'));
		headers.forEach(request::header);
		MockHttpServletResponse response = request.exchange().getResponse();
		assertThat(response.getContentType()).isEqualTo("application/json");
		String raw = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
		return new Answer(response.getStatus(), JSON.readTree(raw), raw);
	}

	/** Opens the page of a link. */
	MvcTestResult open(String id) {
		return this.bank.get().uri(HostedLinkPages.PATH + "/" + id).exchange();
	}

	/** Presses a button of the page of a link. */
	MvcTestResult submit(String id, Map<String, String> fields) {
		MockMvcTester.MockMvcRequestBuilder request = this.bank.post().uri(HostedLinkPages.PATH + "/" + id);
		fields.forEach(request::param);
		return request.exchange();
	}

	/**
	 * An answer of the bank.
	 */
	record Answer(int status, JsonNode body, String raw) {

		JsonNode at(String pointer) {
			JsonNode node = this.body.at(pointer);
			assertThat(node.isMissingNode()).as("nothing at %s in %s", pointer, this.raw).isFalse();
			return node;
		}

		String text(String pointer) {
			return at(pointer).asString();
		}

		void isRefused(int expectedStatus, String type, String code) {
			assertThat(text("/error_code")).isEqualTo(code);
			assertThat(text("/error_type")).isEqualTo(type);
			assertThat(this.status).isEqualTo(expectedStatus);
			assertThat(text("/error_message")).isNotBlank();
			assertThat(at("/display_message").isNull()).isTrue();
			assertThat(text("/request_id")).hasSize(15);
			assertThat(text("/documentation_url")).startsWith("https://plaid.com/docs/");
		}

	}

}
