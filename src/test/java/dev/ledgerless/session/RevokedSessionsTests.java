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
 * What is remembered of sessions that ended, and what is forgotten first when there are
 * too many.
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
			.filter((number) -> sessions.stateOf("session " + number) == State.ENDED)
			.count();
	}

	@Test
	void givenItIsFullWhenAnotherEndsThenTheOneWhoseCookieExpiresSoonestIsForgotten() {
		this.three.end("long", inDays(30));
		this.three.end("short", inDays(1));
		this.three.end("middle", inDays(10));
		this.three.end("new", inDays(20));
		assertThat(this.three.stateOf("short")).isEqualTo(State.LIVE);
		assertThat(List.of("long", "middle", "new")).allMatch((id) -> this.three.stateOf(id) == State.ENDED);
	}

	@Test
	void givenItIsFullOfThoseThatAreAskedForAllTheTimeWhenAnotherEndsThenItIsRemembered(TestReporter reporter) {
		RevokedSessions sessions = new RevokedSessions(this.clock);
		int newer = 50_000;
		for (int number = 0; number < RevokedSessions.MOST; number++) {
			sessions.end("session " + number, inDays(30));
		}
		for (int round = 0; round < 5; round++) {
			assertThat(remembered(sessions, 1000)).isEqualTo(1000);
		}
		for (int number = 0; number < newer; number++) {
			String id = "session " + (RevokedSessions.MOST + number);
			sessions.end(id, inDays(30));
			assertThat(sessions.stateOf(id)).isEqualTo(State.ENDED);
		}
		long remembered = remembered(sessions, RevokedSessions.MOST + newer);
		reporter.publishEntry("ended sessions",
				"%d sessions ended, %d remembered: the newest".formatted(RevokedSessions.MOST + newer, remembered));
		assertThat(remembered).isEqualTo(RevokedSessions.MOST);
		assertThat(remembered(sessions, newer)).isZero();
	}

	@Test
	void givenItIsFullWhenTheOneWithTheLeastTimeLeftEndsThenItIsRememberedAllTheSame() {
		this.three.end("a", inDays(30));
		this.three.end("b", inDays(29));
		this.three.end("c", inDays(28));
		this.three.end("new", inDays(1));
		assertThat(this.three.stateOf("new")).isEqualTo(State.ENDED);
		assertThat(this.three.stateOf("c")).isEqualTo(State.LIVE);
	}

	@Test
	void givenItIsFullWhenOneEndsAgainThenNoOtherIsForgotten() {
		this.three.end("a", inDays(1));
		this.three.end("b", inDays(2));
		this.three.end("c", inDays(3));
		this.three.end("c", inDays(3));
		assertThat(List.of("a", "b", "c")).allMatch((id) -> this.three.stateOf(id) == State.ENDED);
	}

	@Test
	void givenEntriesAreOverWhenAnotherEndsThenTheyMakeRoomForIt() {
		this.three.end("over", inDays(1));
		this.three.end("a", inDays(30));
		this.three.end("b", inDays(30));
		this.clock.advance(Duration.ofDays(1));
		assertThat(this.three.stateOf("over")).isEqualTo(State.LIVE);
		this.three.end("c", inDays(30));
		assertThat(List.of("a", "b", "c")).allMatch((id) -> this.three.stateOf(id) == State.ENDED);
		assertThat(this.three.supersede("over", "again", inDays(30))).isTrue();
	}

	@Test
	void givenASessionThatTookManyIdsWhenItEndsUnderItsFirstThenItEndsUnderEach() {
		RevokedSessions sessions = new RevokedSessions(this.clock);
		int ids = 20_000;
		for (int number = 0; number < ids - 1; number++) {
			assertThat(sessions.supersede("session " + number, "session " + (number + 1), inDays(30))).isTrue();
		}
		assertThat(sessions.stateOf("session 0")).isEqualTo(State.SUPERSEDED);
		assertThat(sessions.stateOf("session " + (ids - 1))).isEqualTo(State.LIVE);
		sessions.end("session 0", inDays(30));
		assertThat(remembered(sessions, ids)).isEqualTo(ids);
	}

	@Test
	void givenItIsFullOfTheIdsOfOneSessionWhenItEndsThenItEndsUnderItsLastOne() {
		this.three.supersede("a", "b", inDays(30));
		this.three.supersede("b", "c", inDays(30));
		this.three.supersede("c", "d", inDays(30));
		this.three.end("a", inDays(30));
		assertThat(this.three.stateOf("d")).isEqualTo(State.ENDED);
	}

	@Test
	void givenASessionGoesOnUnderAnotherIdThenTheOldOneIsReadableForAMinuteAndTakenOverOnce() {
		assertThat(this.three.supersede("a", "b", inDays(30))).isTrue();
		assertThat(this.three.supersede("a", "c", inDays(30))).isFalse();
		this.clock.advance(Duration.ofSeconds(59));
		assertThat(this.three.stateOf("a")).isEqualTo(State.SUPERSEDED);
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.three.stateOf("a")).isEqualTo(State.ENDED);
		assertThat(this.three.stateOf("b")).isEqualTo(State.LIVE);
	}

	@Test
	void givenTheSuccessorEndedThenSoHasTheOldId() {
		this.three.supersede("a", "b", inDays(30));
		this.three.end("b", inDays(30));
		assertThat(this.three.stateOf("a")).isEqualTo(State.ENDED);
		assertThat(this.three.supersede("b", "c", inDays(30))).isFalse();
	}

}
