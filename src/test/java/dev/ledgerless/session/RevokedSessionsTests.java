package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.ledgerless.session.SharedRevocations.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of revoked sessions, and the order in which it drops them when it is full.
 */
class RevokedSessionsTests {

	private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	private final MutableClock clock = new MutableClock(NOW);

	private final RevokedSessions three = new RevokedSessions(this.clock, 3);

	private static Instant inDays(int days) {
		return NOW.plus(Duration.ofDays(days));
	}

	private static long remembered(RevokedSessions sessions, int count) {
		return IntStream.range(0, count)
			.filter((number) -> sessions.stateOf("session " + number) == State.REVOKED)
			.count();
	}

	@Test
	void givenItIsFullWhenAnotherIsRevokedThenTheOneWhoseCookieExpiresSoonestIsForgotten() {
		this.three.revoke("long", inDays(30));
		this.three.revoke("short", inDays(1));
		this.three.revoke("middle", inDays(10));
		this.three.revoke("new", inDays(20));
		assertThat(this.three.stateOf("short")).isEqualTo(State.ACTIVE);
		assertThat(List.of("long", "middle", "new")).allMatch((id) -> this.three.stateOf(id) == State.REVOKED);
	}

	@Test
	void givenItIsFullOfThoseThatAreAskedForAllTheTimeWhenAnotherIsRevokedThenItIsRemembered(TestReporter reporter) {
		RevokedSessions sessions = new RevokedSessions(this.clock);
		int newer = 50_000;
		for (int number = 0; number < RevokedSessions.MOST; number++) {
			sessions.revoke("session " + number, inDays(30));
		}
		for (int round = 0; round < 5; round++) {
			assertThat(remembered(sessions, 1000)).isEqualTo(1000);
		}
		for (int number = 0; number < newer; number++) {
			String id = "session " + (RevokedSessions.MOST + number);
			sessions.revoke(id, inDays(30));
			assertThat(sessions.stateOf(id)).isEqualTo(State.REVOKED);
		}
		long remembered = remembered(sessions, RevokedSessions.MOST + newer);
		reporter.publishEntry("revoked sessions",
				"%d sessions revoked, %d remembered: the newest".formatted(RevokedSessions.MOST + newer, remembered));
		assertThat(remembered).isEqualTo(RevokedSessions.MOST);
		assertThat(remembered(sessions, newer)).isZero();
	}

	@Test
	void givenItIsFullWhenTheOneWithTheLeastTimeLeftIsRevokedThenItIsRememberedAllTheSame() {
		this.three.revoke("a", inDays(30));
		this.three.revoke("b", inDays(29));
		this.three.revoke("c", inDays(28));
		this.three.revoke("new", inDays(1));
		assertThat(this.three.stateOf("new")).isEqualTo(State.REVOKED);
		assertThat(this.three.stateOf("c")).isEqualTo(State.ACTIVE);
	}

	@Test
	void givenItIsFullWhenOneIsRevokedAgainThenNoOtherIsForgotten() {
		this.three.revoke("a", inDays(1));
		this.three.revoke("b", inDays(2));
		this.three.revoke("c", inDays(3));
		this.three.revoke("c", inDays(3));
		assertThat(List.of("a", "b", "c")).allMatch((id) -> this.three.stateOf(id) == State.REVOKED);
	}

	@Test
	void givenEntriesExpiredWhenAnotherIsRevokedThenTheyMakeRoomForIt() {
		this.three.revoke("over", inDays(1));
		this.three.revoke("a", inDays(30));
		this.three.revoke("b", inDays(30));
		this.clock.advance(Duration.ofDays(1));
		assertThat(this.three.stateOf("over")).isEqualTo(State.ACTIVE);
		this.three.revoke("c", inDays(30));
		assertThat(List.of("a", "b", "c")).allMatch((id) -> this.three.stateOf(id) == State.REVOKED);
		assertThat(this.three.supersede("over", "again", inDays(30))).isTrue();
	}

	@Test
	void givenASessionThatTookManyIdsWhenItIsRevokedByItsFirstThenByEach() {
		RevokedSessions sessions = new RevokedSessions(this.clock);
		int ids = 20_000;
		for (int number = 0; number < ids - 1; number++) {
			assertThat(sessions.supersede("session " + number, "session " + (number + 1), inDays(30))).isTrue();
		}
		assertThat(sessions.stateOf("session 0")).isEqualTo(State.SUPERSEDED);
		assertThat(sessions.stateOf("session " + (ids - 1))).isEqualTo(State.ACTIVE);
		sessions.revoke("session 0", inDays(30));
		assertThat(remembered(sessions, ids)).isEqualTo(ids);
	}

	@Test
	void givenItIsFullOfTheIdsOfOneSessionWhenItIsRevokedThenByItsLastOneToo() {
		this.three.supersede("a", "b", inDays(30));
		this.three.supersede("b", "c", inDays(30));
		this.three.supersede("c", "d", inDays(30));
		this.three.revoke("a", inDays(30));
		assertThat(this.three.stateOf("d")).isEqualTo(State.REVOKED);
	}

	@Test
	void givenASessionIsSupersededThenItIsReadableForAMinuteAndHasOneSuccessor() {
		assertThat(this.three.supersede("a", "b", inDays(30))).isTrue();
		assertThat(this.three.supersede("a", "c", inDays(30))).isFalse();
		this.clock.advance(Duration.ofSeconds(59));
		assertThat(this.three.stateOf("a")).isEqualTo(State.SUPERSEDED);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.three.stateOf("a")).isEqualTo(State.REVOKED);
		assertThat(this.three.stateOf("b")).isEqualTo(State.ACTIVE);
	}

	@Test
	void givenTheSuccessorIsRevokedThenSoIsTheFormerId() {
		this.three.supersede("a", "b", inDays(30));
		this.three.revoke("b", inDays(30));
		assertThat(this.three.stateOf("a")).isEqualTo(State.REVOKED);
		assertThat(this.three.supersede("b", "c", inDays(30))).isFalse();
	}

}
