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
 * What keeps a Plaid that fails from taking this application down with it, and counts how
 * its calls go. A circuit breaker for each endpoint: when nearly all calls of late
 * failed, it refuses further ones at once, and lets a few try after a while. One bulkhead
 * around all: no more calls at once than the memory of a small machine has room for.
 * <p>
 * A call that waited in vain while others were answered says something of its bank, not
 * of Plaid, and does not count: however many people wait for banks that hang, and however
 * many of them give up at the same moment, the others are not refused.
 */
final class PlaidGuard {

	private static final Logger logger = LoggerFactory.getLogger(PlaidGuard.class);

	/** Without an answer from either, there is nothing to show of any bank. */
	private static final List<String> NEEDED = List.of("/transactions/get", "/accounts/get");

	/** From when on a call that fails is one that waited in vain. */
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
			.recordException((failure) -> failure instanceof PlaidFailure plaidFailure && plaidFailure.isOfPlaid())
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
	 * Makes a call, unless it would be in vain or one too many.
	 * @param endpoint the path of Plaid's API that is called
	 * @param call the call; it throws nothing but {@link PlaidFailure}
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
			if (failure.isOfPlaid()) {
				this.failingSince.compareAndSet(null, start);
			}
			else if (failure.isAsked()) {
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
			if (!failure.isAsked() || (waited && failure.isOfPlaid() && answers.sum() != before)) {
				breaker.releasePermission();
			}
			else {
				if (!failure.isOfPlaid()) {
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
	 * Notes that a call is made once more.
	 * @param endpoint the path of Plaid's API that is called
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
	 * Whether nothing can be read at all, as is known without asking.
	 * @return what is the matter, {@code null} if Plaid can be asked
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

	/**
	 * Asking takes one of the few trials of a breaker that is half open: give it back.
	 */
	private boolean isPermitted(String endpoint) {
		CircuitBreaker breaker = breaker(endpoint);
		boolean permitted = breaker.tryAcquirePermission();
		if (permitted) {
			breaker.releasePermission();
		}
		return permitted;
	}

}
