package dev.ledgerless.plaid;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedBulkheadMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards this application against a Plaid that fails, and measures the calls. Each
 * endpoint has a circuit breaker: when nearly all recent calls failed, it refuses calls
 * at once, and lets a few through after a while. One bulkhead limits all calls that are
 * under way to what a small heap can hold.
 * <p>
 * Only transport faults, timeouts and errors of Plaid's servers open a breaker. An answer
 * that cannot be read does not count: one odd bank must not shut out other people's. Nor
 * does a call that timed out while others were answered: that is about its bank, not
 * about Plaid, however many people wait for banks that hang.
 */
final class PlaidGuard {

	private static final Logger logger = LoggerFactory.getLogger(PlaidGuard.class);

	/** If both fail, no bank can be shown. */
	private static final List<String> NEEDED = List.of("/transactions/get", "/accounts/get");

	/** A call that fails after this time counts as a timeout. */
	private static final Duration LONG_WAIT = Duration.ofSeconds(1);

	private final CircuitBreakerRegistry breakers;

	private final Bulkhead bulkhead;

	private final PlaidProperties.Limits limits;

	private final MeterRegistry meters;

	private final Clock clock;

	private final AtomicReference<@Nullable Instant> failingSince = new AtomicReference<>();

	private final Map<String, Instant> openedAt = new ConcurrentHashMap<>();

	private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

	PlaidGuard(PlaidProperties.Limits limits, MeterRegistry meters, Clock clock) {
		this.limits = limits;
		this.meters = meters;
		this.clock = clock;
		this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
			.clock(clock)
			.slidingWindowSize(limits.breakerWindow())
			.minimumNumberOfCalls(limits.breakerWindow())
			.failureRateThreshold(limits.breakerFailurePercent())
			.waitDurationInOpenState(limits.breakerOpenFor())
			.permittedNumberOfCallsInHalfOpenState(limits.breakerTrials())
			.maxWaitDurationInHalfOpenState(limits.breakerTrialsFor())
			.recordException((failure) -> failure instanceof PlaidFailure plaidFailure && plaidFailure.isTransient())
			.build());
		BulkheadRegistry bulkheads = BulkheadRegistry.of(BulkheadConfig.custom()
			.maxConcurrentCalls(limits.callsAtOnce())
			.maxWaitDuration(Duration.ZERO)
			.writableStackTraceEnabled(false)
			.build());
		this.bulkhead = bulkheads.bulkhead("plaid");
		TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(this.breakers).bindTo(meters);
		TaggedBulkheadMetrics.ofBulkheadRegistry(bulkheads).bindTo(meters);
	}

	/**
	 * Makes a call, unless the breaker is open or too many calls are under way.
	 * @param endpoint the path at Plaid
	 * @param call the call; throws only {@link PlaidFailure}
	 * @param <T> the answer
	 * @return the answer
	 * @throws PlaidFailure if there is none, or the call was not made
	 */
	<T> T call(String endpoint, Supplier<T> call) {
		Instant start = this.clock.instant();
		Timer.Sample sample = Timer.start(this.meters);
		String outcome = "ok";
		try {
			T answer = callThroughBreaker(endpoint, call);
			this.failingSince.set(null);
			return answer;
		}
		catch (CallNotPermittedException | BulkheadFullException ex) {
			outcome = "refused";
			throw PlaidFailure.notAsked();
		}
		catch (PlaidFailure failure) {
			outcome = failure.isAsked() ? failure.status().apiName() : "refused";
			if (failure.isTransient()) {
				this.failingSince.compareAndSet(null, start);
			}
			else if (failure.isAsked() && !failure.isMalformed()) {
				this.failingSince.set(null);
			}
			throw failure;
		}
		finally {
			sample.stop(Timer.builder("ledgerless.plaid.calls")
				.description("Calls to Plaid by endpoint and how they went")
				.tag("endpoint", endpoint)
				.tag("outcome", outcome)
				.publishPercentileHistogram()
				.register(this.meters));
		}
	}

	private <T> T callThroughBreaker(String endpoint, Supplier<T> call) {
		CircuitBreaker breaker = breaker(endpoint);
		LongAdder answers = this.answers.computeIfAbsent(endpoint, (path) -> new LongAdder());
		breaker.acquirePermission();
		long before = answers.sum();
		Instant start = this.clock.instant();
		try {
			T answer = this.bulkhead.executeSupplier(call);
			answers.increment();
			breaker.onSuccess(millisSince(start), TimeUnit.MILLISECONDS);
			return answer;
		}
		catch (PlaidFailure failure) {
			boolean waited = Duration.between(start, this.clock.instant()).compareTo(LONG_WAIT) >= 0;
			if (!failure.isAsked() || failure.isMalformed()
					|| (waited && failure.isTransient() && answers.sum() != before)) {
				breaker.releasePermission();
			}
			else {
				if (!failure.isTransient()) {
					answers.increment();
				}
				breaker.onError(millisSince(start), TimeUnit.MILLISECONDS, failure);
			}
			throw failure;
		}
		catch (BulkheadFullException ex) {
			breaker.releasePermission();
			throw ex;
		}
	}

	private long millisSince(Instant start) {
		return Math.max(0, Duration.between(start, this.clock.instant()).toMillis());
	}

	/**
	 * Counts a retry.
	 * @param endpoint the path at Plaid
	 */
	void countRetry(String endpoint) {
		this.meters.counter("ledgerless.plaid.retries", "endpoint", endpoint).increment();
	}

	private CircuitBreaker breaker(String endpoint) {
		return this.breakers.find(endpoint).orElseGet(() -> {
			CircuitBreaker breaker = this.breakers.circuitBreaker(endpoint);
			breaker.getEventPublisher().onStateTransition((event) -> {
				CircuitBreaker.State state = event.getStateTransition().getToState();
				if (state == CircuitBreaker.State.OPEN) {
					this.openedAt.put(endpoint, this.clock.instant());
				}
				logger.warn("The circuit breaker of " + endpoint + " is " + state);
			});
			return breaker;
		});
	}

	/**
	 * Returns the outage that makes calling Plaid pointless right now.
	 * @return {@code null} if Plaid can be called
	 */
	@Nullable Outage outage() {
		Instant now = this.clock.instant();
		if (this.bulkhead.getMetrics().getAvailableConcurrentCalls() <= 0) {
			return new Outage(Outage.Cause.THIS_SITE, null, now.plus(this.limits.breakerOpenFor()));
		}
		if (NEEDED.stream().anyMatch(this::isPermitted)) {
			return null;
		}
		Instant retryAt = NEEDED.stream()
			.map((endpoint) -> this.openedAt.getOrDefault(endpoint, now).plus(this.limits.breakerOpenFor()))
			.min(Instant::compareTo)
			.filter((time) -> time.isAfter(now))
			.orElse(now);
		return new Outage(Outage.Cause.PLAID, Objects.requireNonNullElse(this.failingSince.get(), now), retryAt);
	}

	/** Returns the permission at once: a half-open breaker has only a few. */
	private boolean isPermitted(String endpoint) {
		CircuitBreaker breaker = breaker(endpoint);
		boolean permitted = breaker.tryAcquirePermission();
		if (permitted) {
			breaker.releasePermission();
		}
		return permitted;
	}

}
