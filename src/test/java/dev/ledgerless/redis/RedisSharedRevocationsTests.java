package dev.ledgerless.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import dev.ledgerless.RealRedis;
import dev.ledgerless.keys.TestKeys;
import dev.ledgerless.session.Deployment;
import dev.ledgerless.session.Family;
import dev.ledgerless.session.MemoryRevocations;
import dev.ledgerless.session.MutableClock;
import dev.ledgerless.session.Note;
import dev.ledgerless.session.SessionLineage;
import dev.ledgerless.session.SessionStanding;
import dev.ledgerless.session.SharedRevocations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances that share a Redis agree on sessions, and a logout reaches the other
 * instance whatever Redis did when it happened.
 */
class RedisSharedRevocationsTests {

	private static final Duration DAYS = Duration.ofDays(30);

	private static final int FAMILIES = 20;

	private final RealRedis server = new RealRedis();

	private final MutableClock clock = new MutableClock(Instant.parse("2026-11-24T12:00:00Z"));

	private final List<Redis> connections = new ArrayList<>();

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final RedisSharedRevocations revocations = connect(this.meters);

	private final Deployment one = Deployment.of(TestKeys.of("t", "c"), this.clock, new Note.Attribute())
		.sharing(this.revocations);

	private final Deployment other = this.one.sharing(connect(new SimpleMeterRegistry()));

	private RedisSharedRevocations connect(MeterRegistry registry) {
		Redis redis = new RedisConfiguration().redis(new RedisProperties(this.server.url(), Duration.ofSeconds(5),
				Duration.ofSeconds(5), Duration.ofMillis(50), Duration.ofMillis(200)), registry);
		this.connections.add(redis);
		RedisSharedRevocations connected = new RedisSharedRevocations(redis, this.clock);
		untilUsable(registry);
		return connected;
	}

	private static void untilUsable(MeterRegistry registry) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> registry.get("ledgerless.redis.usable").gauge().value() == 1);
	}

	@AfterEach
	void stop() {
		this.connections.forEach(Redis::close);
		this.server.close();
	}

	/** What Redis does when a session is logged out. */
	enum Fault {

		/** It is sound. */
		NONE,

		/** It is full, and evicts nothing. */
		FULL,

		/** It was demoted to a replica. */
		READ_ONLY,

		/** It is gone, and comes back empty. */
		GONE,

		/** It loses its content afterwards. */
		EMPTIED;

		void begin(RealRedis redis) {
			switch (this) {
				case FULL -> redis.commands().configSet("maxmemory", "1");
				case READ_ONLY -> redis.commands().replicaof("127.0.0.1", 1);
				case GONE -> redis.kill();
				case NONE, EMPTIED -> {
				}
			}
		}

		void end(RealRedis redis) {
			switch (this) {
				case FULL -> redis.commands().configSet("maxmemory", "256mb");
				case READ_ONLY -> redis.commands().replicaofNoOne();
				case GONE -> redis.revive();
				case EMPTIED -> {
					redis.kill();
					redis.revive();
				}
				case NONE -> {
				}
			}
		}

	}

	/** Proof 17. */
	@ParameterizedTest
	@EnumSource
	void afterALogoutNoCookieOfTheFamilyIsAcceptedByEither(Fault fault, TestReporter reporter) {
		List<Family> families = new ArrayList<>();
		for (int number = 0; number < FAMILIES; number++) {
			families.add(Family.begin(this.clock, (request) -> (request % 2 == 0) ? this.one : this.other));
		}
		fault.begin(this.server);
		for (int number = 0; number < FAMILIES; number++) {
			families.get(number).logout(this.one, List.of(0, 1, 3, 4).get(number % 4));
		}
		assertThat(accepted(families, this.one)).as("before Redis is back").isZero();
		fault.end(this.server);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.server.keys("family").stream().filter(this::isEnded).count() == FAMILIES);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> accepted(families, this.other) == 0);
		Deployment third = this.one.sharing(connect(new SimpleMeterRegistry()));
		long accepted = accepted(families, this.one) + accepted(families, this.other) + accepted(families, third);
		reporter.publishEntry("proof 17, Redis " + fault,
				"%d families logged out: %d of %d cookies accepted by three instances".formatted(FAMILIES, accepted,
						3 * families.stream().mapToInt((family) -> family.cookies().size()).sum()));
		assertThat(accepted).isZero();
	}

	private boolean isEnded(String key) {
		return this.server.commands().hexists(key, "ended");
	}

	private static long accepted(List<Family> families, Deployment instance) {
		return families.stream().mapToLong((family) -> family.accepted(instance)).sum();
	}

	@Test
	void aFamilyIsOneKeyThatExpires() {
		Family family = Family.begin(this.clock, (request) -> (request % 2 == 0) ? this.one : this.other);
		assertThat(this.server.keys("family")).singleElement()
			.satisfies((key) -> assertThat(this.server.commands().pttl(key)).isBetween(DAYS.toMillis() / 2,
					DAYS.toMillis()));
		family.logout(this.one, 0);
		assertThat(this.server.keys("*")).hasSize(1);
	}

	@Test
	void aPlainReadAsksRedisOnce() {
		Family family = Family.begin(this.clock, (_) -> this.one);
		long before = commands();
		for (int read = 0; read < 10; read++) {
			assertThat(this.one.accepts(family.cookies().getLast())).isTrue();
		}
		assertThat(commands() - before).isEqualTo(10);
	}

	private long commands() {
		return this.meters.get("ledgerless.redis.commands").timers().stream().mapToLong(Timer::count).sum();
	}

	@Test
	void whatRedisRefusesToNoteIsReadAllTheSame() {
		SessionLineage first = new SessionLineage("family", "first", null);
		SessionLineage second = new SessionLineage("family", "second", "first");
		this.revocations.claim(first, null, this.clock.instant(), this.clock.instant().plus(DAYS));
		for (Fault fault : List.of(Fault.FULL, Fault.READ_ONLY)) {
			fault.begin(this.server);
			assertThat(present(this.revocations, second)).isEqualTo(SessionStanding.CURRENT);
			assertThat(present(this.revocations, first).claimed()).isEqualTo(this.clock.instant());
			assertThat(present(this.revocations, first).seen()).isNull();
			fault.end(this.server);
		}
		present(this.revocations, second);
		assertThat(present(this.revocations, first).seen()).isEqualTo(this.clock.instant());
	}

	@Test
	void anEntryOfAFormerVersionEndsTheSessionThatItNames() {
		SessionLineage first = new SessionLineage("family", "family", null);
		SessionLineage second = new SessionLineage("family", "second", "family");
		String until = Long.toString(this.clock.millis() + DAYS.toMillis());
		former("family", "S " + until + " " + (this.clock.millis() + 1) + " successor");
		assertThat(present(this.revocations, first).isRevoked()).isFalse();
		this.clock.advance(Duration.ofMillis(1));
		assertThat(present(this.revocations, first).isRevoked()).isTrue();
		assertThat(present(this.revocations, second).isRevoked()).isFalse();
		former("family", "E " + until);
		assertThat(present(this.revocations, first).revokedUntil())
			.isEqualTo(Instant.ofEpochMilli(Long.parseLong(until)));
		assertThat(present(this.revocations, second).isRevoked()).isTrue();
		assertThat(this.revocations.claim(second, null, this.clock.instant(), this.clock.instant().plus(DAYS)))
			.isFalse();
	}

	private void former(String id, String entry) {
		this.server.commands().set("ledgerless:session:" + hash(id), entry.getBytes(StandardCharsets.US_ASCII));
	}

	private static String hash(String id) {
		try {
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private SessionStanding present(SharedRevocations at, SessionLineage session) {
		return at.present(session, this.clock.instant().plus(DAYS));
	}

	@Test
	void memoryAndRedisAgreeAfterAnyOperations(TestReporter reporter) {
		MemoryRevocations memory = new MemoryRevocations(this.clock);
		Random random = new Random(17);
		int operations = 3_000;
		for (int operation = 0; operation < operations; operation++) {
			SessionLineage session = session(random);
			SessionStanding standing = present(memory, session);
			assertThat(standing).as("operation %d", operation).isEqualTo(present(this.revocations, session));
			Instant now = this.clock.instant();
			Instant expiry = now.plus(DAYS);
			switch (random.nextInt(20)) {
				case 0 -> {
					memory.revoke(session.family(), expiry);
					this.revocations.revoke(session.family(), expiry);
				}
				case 1, 2, 3, 4, 5, 6 -> {
					Instant known = random.nextBoolean() ? standing.claimed() : null;
					assertThat(memory.claim(session, known, now, expiry)).as("operation %d", operation)
						.isEqualTo(this.revocations.claim(session, known, now, expiry));
				}
				case 7 -> {
					Instant claim = (standing.claimed() != null) ? standing.claimed() : now;
					memory.release(session, claim);
					this.revocations.release(session, claim);
				}
				default -> {
				}
			}
			this.clock.advance(Duration.ofMillis(random.nextInt(20_000)));
		}
		reporter.publishEntry("revocations in memory and Redis", operations + " random operations, 0 differences");
	}

	/** One of ten sessions in each of 40 families: 1 to 9 follow 0, 2 to 9 follow 1, … */
	private static SessionLineage session(Random random) {
		String family = "family " + random.nextInt(40);
		int number = random.nextInt(10);
		return new SessionLineage(family, (number == 0) ? family : family + " " + number,
				(number == 0) ? null : (number == 1) ? family : family + " " + random.nextInt(1, number));
	}

}
