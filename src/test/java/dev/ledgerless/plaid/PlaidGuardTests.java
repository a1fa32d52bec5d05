package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What opens a circuit breaker, and what closes it again.
 */
class PlaidGuardTests {

	private static final String ENDPOINT = "/transactions/get";

	private volatile Instant now = Instant.parse("2026-11-24T12:00:00Z");

	private final PlaidGuard guard = new PlaidGuard(
			new PlaidProperties.Limits(2000, 50, 90, Duration.ofSeconds(10), 5, Duration.ofSeconds(15)),
			new SimpleMeterRegistry(), clock());

	private Clock clock() {
		return new Clock() {

			@Override
			public Instant instant() {
				return PlaidGuardTests.this.now;
			}

			@Override
			public ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

		};
	}

	@Test
	void opensWhenNineOfTenCallsFailedAndTriesAgainTenSecondsLater() {
		answer(5);
		fail(45, PlaidFailure::transport);
		assertThat(isOpen()).isTrue();
		this.now = this.now.plusSeconds(9);
		assertThat(isOpen()).isTrue();
		this.now = this.now.plusSeconds(2);
		assertThat(isOpen()).isFalse();
	}

	@Test
	void staysClosedWhileMoreThanOneInTenIsAnswered() {
		answer(6);
		fail(44, PlaidFailure::unsent);
		assertThat(isOpen()).isFalse();
	}

	@Test
	void answersThatCannotBeReadDoNotCount() {
		fail(500, PlaidFailure::malformed);
		assertThat(isOpen()).isFalse();
		answer(5);
		fail(44, PlaidFailure::transport);
		fail(500, PlaidFailure::malformed);
		assertThat(isOpen()).isFalse();
		fail(1, PlaidFailure::transport);
		assertThat(isOpen()).isTrue();
	}

	@Test
	void errorsOfItemsAndInstitutionsAreAnswers() {
		fail(500, () -> PlaidFailure.answered(400, "ITEM_ERROR", "ITEM_LOGIN_REQUIRED", null));
		fail(500, () -> PlaidFailure.answered(429, "RATE_LIMIT_EXCEEDED", "RATE_LIMIT", null));
		assertThat(isOpen()).isFalse();
	}

	private void answer(int times) {
		for (int i = 0; i < times; i++) {
			assertThat(this.guard.call(ENDPOINT, () -> "answer")).isEqualTo("answer");
		}
	}

	private void fail(int times, Supplier<PlaidFailure> failure) {
		for (int i = 0; i < times; i++) {
			assertThatExceptionOfType(PlaidFailure.class).isThrownBy(() -> this.guard.call(ENDPOINT, () -> {
				throw failure.get();
			}));
		}
	}

	private boolean isOpen() {
		try {
			this.guard.call(ENDPOINT, () -> {
				throw PlaidFailure.malformed();
			});
			return false;
		}
		catch (PlaidFailure failure) {
			return !failure.isAsked();
		}
	}

}
