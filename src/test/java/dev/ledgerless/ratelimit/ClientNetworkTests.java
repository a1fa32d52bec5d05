package dev.ledgerless.ratelimit;

import java.time.Clock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link ClientNetwork}, and for limits that count by it. */
class ClientNetworkTests {

	@ParameterizedTest
	@CsvSource({ "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:DB8:1:2::, 2001:0db8:0001:0002::7",
			"fe80::1%eth0, fe80::2", "::ffff:192.0.2.1, 192.0.2.1" })
	void addressesOfOneCustomerAreOneClient(String one, String other) {
		assertThat(ClientNetwork.of(one)).isEqualTo(ClientNetwork.of(other));
	}

	@ParameterizedTest
	@CsvSource({ "2001:db8:1:2::1, 2001:db8:1:3::1", "192.0.2.1, 192.0.2.2", "192.0.2.1, ::192.0.2.1" })
	void othersAreNot(String one, String other) {
		assertThat(ClientNetwork.of(one)).isNotEqualTo(ClientNetwork.of(other));
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.0.2.1", "", "bank.example", "2001:db8::g", "1.2.3.4.5" })
	void whatIsNoIpv6AddressStandsForItself(String address) {
		assertThat(ClientNetwork.of(address)).isEqualTo(address);
	}

	@Test
	void whoHasANetworkHasNoMoreAttemptsThanAnybody() {
		AttemptLimiter limiter = new AttemptLimiter("test", new AttemptLimits(3, 100),
				Buckets.ofThisInstance(Clock.systemUTC()));
		int allowed = 0;
		for (int address = 1; address <= 50; address++) {
			allowed += limiter.allow("2001:db8:1:2::" + Integer.toHexString(address)) ? 1 : 0;
		}
		assertThat(allowed).isEqualTo(3);
		assertThat(limiter.allow("2001:db8:1:3::1")).isTrue();
	}

}
