package dev.ledgerless.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.ledgerless.session.SessionStanding.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of revoked and superseded sessions, and the order in which it drops them when
 * it is full.
 */
class RevokedSessionsTests {

	private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	private final MutableClock clock = new MutableClock(NOW);

	private final RevokedSessions three = new RevokedSessions(this.clock, 3);

	private static Instant inDays(int days) {
		return NOW.plus(Duration.ofDays(days));
	}

	private static SessionLineage session(String id, @Nullable String predecessor) {
		return new SessionLineage("family", id, predecessor);
	}

	private State state(RevokedSessions sessions, SessionLineage session) {
		return sessions.present(session, inDays(30)).state(this.clock.instant());
	}

	private State state(String id) {
		return state(this.three, session(id, null));
	}

	private boolean isRevoked(RevokedSessions sessions, String family) {
		return state(sessions, new SessionLineage(family, family, null)) == State.ENDED;
	}

	private boolean claim(String id, @Nullable Instant known) {
		return this.three.claim(session(id, null), known, this.clock.instant(), inDays(30));
	}

	private long remembered(RevokedSessions sessions, int count) {
		return IntStream.range(0, count).filter((number) -> isRevoked(sessions, "family " + number)).count();
	}

	@Test
	void givenItIsFullWhenAnotherIsRevokedThenTheOneWhoseCookieExpiresSoonestIsForgotten() {
		this.three.revoke("long", inDays(30));
		this.three.revoke("short", inDays(1));
		this.three.revoke("middle", inDays(10));
		this.three.revoke("new", inDays(20));
		assertThat(isRevoked(this.three, "short")).isFalse();
		assertThat(List.of("long", "middle", "new")).allMatch((family) -> isRevoked(this.three, family));
	}

	@Test
	void givenItIsFullOfThoseThatAreAskedForAllTheTimeWhenAnotherIsRevokedThenItIsRemembered(TestReporter reporter) {
		RevokedSessions sessions = new RevokedSessions(this.clock);
		int newer = 50_000;
		for (int number = 0; number < RevokedSessions.MOST; number++) {
			sessions.revoke("family " + number, inDays(30));
		}
		for (int round = 0; round < 5; round++) {
			assertThat(remembered(sessions, 1000)).isEqualTo(1000);
		}
		for (int number = 0; number < newer; number++) {
			String family = "family " + (RevokedSessions.MOST + number);
			sessions.revoke(family, inDays(30));
			assertThat(isRevoked(sessions, family)).isTrue();
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
		assertThat(isRevoked(this.three, "new")).isTrue();
		assertThat(isRevoked(this.three, "c")).isFalse();
	}

	@Test
	void givenItIsFullWhenOneIsRevokedAgainThenNoOtherIsForgottenAndItIsRememberedForTheLongerTime() {
		this.three.revoke("a", inDays(1));
		this.three.revoke("b", inDays(2));
		this.three.revoke("c", inDays(3));
		this.three.revoke("c", inDays(1));
		assertThat(List.of("a", "b", "c")).allMatch((family) -> isRevoked(this.three, family));
		this.clock.advance(Duration.ofDays(2));
		assertThat(isRevoked(this.three, "c")).isTrue();
	}

	@Test
	void givenEntriesExpiredWhenAnotherIsRevokedThenTheyMakeRoomForIt() {
		this.three.revoke("over", inDays(1));
		this.three.revoke("a", inDays(30));
		this.three.revoke("b", inDays(30));
		this.clock.advance(Duration.ofDays(1));
		assertThat(isRevoked(this.three, "over")).isFalse();
		this.three.revoke("c", inDays(30));
		assertThat(List.of("a", "b", "c")).allMatch((family) -> isRevoked(this.three, family));
	}

	@Test
	void givenManySessionsWereSupersededThenTheyAreBoundedAndNoRevokedFamilyIsForgotten() {
		this.three.revoke("a", inDays(1));
		for (int number = 0; number < 1000; number++) {
			assertThat(claim("session " + number, null)).isTrue();
		}
		assertThat(isRevoked(this.three, "a")).isTrue();
		assertThat(this.three.size()).isEqualTo(4);
	}

	@Test
	void givenASessionIsClaimedThenItIsReadFor40SecondsAndMayThenBeClaimedAgainByOne() {
		Instant first = this.clock.instant();
		assertThat(claim("a", null)).isTrue();
		assertThat(claim("a", null)).isFalse();
		this.clock.advance(SessionStanding.GRACE_PERIOD.minusMillis(1));
		assertThat(state("a")).isEqualTo(State.SUPERSEDED);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(state("a")).isEqualTo(State.CURRENT);
		assertThat(claim("a", null)).as("by a request of before").isFalse();
		assertThat(claim("a", first)).isTrue();
		assertThat(claim("a", first)).isFalse();
	}

	@Test
	void givenASuccessorIsPresentedThenTheFormerSessionEnds40SecondsLaterAndItsSiblingsDoNot() {
		claim("a", null);
		this.clock.advance(Duration.ofHours(1));
		assertThat(state("a")).isEqualTo(State.CURRENT);
		assertThat(state(this.three, session("b", "a"))).isEqualTo(State.CURRENT);
		assertThat(state("a")).isEqualTo(State.SUPERSEDED);
		assertThat(claim("a", NOW)).isFalse();
		this.clock.advance(SessionStanding.GRACE_PERIOD.minusMillis(1));
		assertThat(state("a")).isEqualTo(State.SUPERSEDED);
		assertThat(state(this.three, session("b", "a"))).isEqualTo(State.CURRENT);
		this.clock.advance(Duration.ofMillis(1));
		assertThat(state("a")).isEqualTo(State.ENDED);
		assertThat(state(this.three, session("b", "a"))).isEqualTo(State.CURRENT);
		assertThat(state(this.three, session("sibling of b", "a"))).isEqualTo(State.CURRENT);
	}

	@Test
	void givenAClaimIsTakenBackThenTheSessionIsAsBefore() {
		claim("a", null);
		this.three.release(session("a", null), NOW.minusMillis(1));
		assertThat(state("a")).isEqualTo(State.SUPERSEDED);
		this.three.release(session("a", null), NOW);
		assertThat(state("a")).isEqualTo(State.CURRENT);
		assertThat(claim("a", null)).isTrue();
	}

	@Test
	void givenTheFamilyIsRevokedThenEverySessionOfItEnds() {
		claim("a", null);
		this.three.revoke("family", inDays(30));
		assertThat(List.of(session("a", null), session("b", "a"), session("c", "b")))
			.allMatch((session) -> state(this.three, session) == State.ENDED);
		assertThat(this.three.claim(session("b", "a"), null, NOW, inDays(30))).isFalse();
	}

}
