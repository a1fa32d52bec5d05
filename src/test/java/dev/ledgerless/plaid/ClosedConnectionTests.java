package dev.ledgerless.plaid;

import java.net.URI;
import java.time.Clock;
import java.util.List;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.ledgerless.bank.BankResult;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peer may close a pooled connection at any time. A read then uses a new one; a write
 * never uses a pooled one, and what is not known of it is reported as not known.
 */
class ClosedConnectionTests {

	private static final int READS = 10;

	@AutoClose
	private final ClosingPlaid plaid = new ClosingPlaid()
		.answer("/accounts/get", "{\"accounts\":[{\"account_id\":\"a\"}]}")
		.answer("/transactions/get", "{\"accounts\":[],\"transactions\":[],\"total_transactions\":0}")
		.answer("/liabilities/get", "{\"accounts\":[],\"liabilities\":{}}")
		.answer("/item/remove", "{\"request_id\":\"r\"}");

	@AutoClose
	private final TestReader reader = new TestReader(this.plaid.baseUrl());

	@Test
	void aReadUsesANewConnectionAtOnceAndWithoutItsRetry() {
		for (int i = 1; i <= READS; i++) {
			PlaidEndpoints endpoints = this.reader.connection().open();
			BankResult<BankData> result = this.reader.read(endpoints);
			assertThat(result).isInstanceOf(BankResult.Loaded.class);
			assertThat(endpoints.log().calls()).hasSize(3)
				.allSatisfy((call) -> assertThat(call.attempt()).isEqualTo(1));
			int answered = 3 * i;
			Awaitility.await().until(() -> this.plaid.closed() >= answered);
		}
		assertThat(this.reader.retries()).isZero();
	}

	@Test
	void aWriteIsSentOnceOnANewConnection() {
		ItemService items = new ItemService(this.reader.connection(), this.reader.executor(), AnswerStore.NONE);
		for (int i = 1; i <= READS; i++) {
			this.reader.read();
			Awaitility.await().until(() -> this.plaid.closed() > 0);
			assertThat(items.remove(TestReader.BANK)).isInstanceOf(Removal.Removed.class);
			assertThat(this.plaid.requests("/item/remove")).isEqualTo(i);
		}
	}

	@Test
	void aWriteWhoseAnswerIsLostIsNotRepeatedAndMayHaveBeenDone() {
		HostedLinkService links = new HostedLinkService(this.reader.connection(), "en", List.of(), Clock.systemUTC());
		LinkResult result = links.exchange(new ChosenBank("public-sandbox-1", "First Bank"));
		assertThat(result).isInstanceOfSatisfying(LinkResult.AnswerLost.class,
				(lost) -> assertThat(lost.institution()).isEqualTo("First Bank"));
		assertThat(this.plaid.requests("/item/public_token/exchange")).isEqualTo(1);
	}

	@Test
	void aWriteThatWasNeverSentHasCertainlyNotBeenDone() {
		try (TestReader caller = new TestReader(URI.create("http://127.0.0.1:1"))) {
			ItemService items = new ItemService(caller.connection(), caller.executor(), AnswerStore.NONE);
			HostedLinkService links = new HostedLinkService(caller.connection(), "en", List.of(), Clock.systemUTC());
			assertThat(links.exchange(new ChosenBank("public-sandbox-1", "First Bank")))
				.isInstanceOf(LinkResult.Unavailable.class);
			assertThat(items.remove(TestReader.BANK)).isInstanceOfSatisfying(Removal.Unreached.class,
					(unreached) -> assertThat(unreached.answerLost()).isFalse());
		}
	}

	@Test
	void onlyAnErrorOfPlaidsOwnSaysThatAWriteWasNotDone() {
		try (PlaidWire wire = new PlaidWire(); TestReader caller = new TestReader(wire.baseUrl())) {
			HostedLinkService links = new HostedLinkService(caller.connection(), "en", List.of(), Clock.systemUTC());
			ItemService items = new ItemService(caller.connection(), caller.executor(), AnswerStore.NONE);
			for (ResponseDefinitionBuilder lost : List.of(WireMock.serverError(), WireMock.ok("<html>"),
					WireMock.okJson("{}"), WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE))) {
				wire.reset();
				wire.server().stubFor(WireMock.post("/item/public_token/exchange").atPriority(1).willReturn(lost));
				assertThat(links.exchange(new ChosenBank("public-sandbox-1", "First Bank"))).as(lost.build().toString())
					.isInstanceOf(LinkResult.AnswerLost.class);
			}
			wire.server()
				.stubFor(WireMock.post("/item/remove")
					.atPriority(1)
					.willReturn(PlaidWire.error(429, "RATE_LIMIT_EXCEEDED", "ITEM_REMOVE_LIMIT")));
			assertThat(items.remove(TestReader.BANK)).isInstanceOfSatisfying(Removal.Unreached.class,
					(unreached) -> assertThat(unreached.answerLost()).isFalse());
		}
	}

}
