package dev.ledgerless.connect;

import java.net.URI;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RedirectUri}.
 */
class RedirectUriTests {

	@ParameterizedTest
	@CsvSource({ "https, money.example, https://money.example/connect/return",
			"https, money.example:8443, https://money.example:8443/connect/return",
			"http, localhost:8080, http://localhost:8080/connect/return",
			"http, [::1]:8080, http://[::1]:8080/connect/return" })
	void isWhereTheBrowserAskedWhateverPortAProxyImplies(String scheme, String host, URI address) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setScheme(scheme);
		request.setServerPort(443);
		request.addHeader("Host", host);
		assertThat(new RedirectUri(null, false).of(request)).isEqualTo(address);
	}

	@ParameterizedTest
	@CsvSource({ "https://money.example", "https://money.example/" })
	void isTheConfiguredOneWhereThereIsOne(URI publicUrl) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("Host", "elsewhere.example");
		assertThat(new RedirectUri(publicUrl, true).of(request))
			.isEqualTo(URI.create("https://money.example/connect/return"));
	}

}
