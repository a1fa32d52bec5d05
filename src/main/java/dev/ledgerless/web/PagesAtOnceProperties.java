package dev.ledgerless.web;

import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Limits on requests that read banks.
 *
 * @param atOnce {@code PAGES_AT_ONCE}: how many may read banks at the same time;
 * {@code null} to derive it from the heap
 * @param longestWait how long another request waits for its turn
 * @param waitingEach how many more requests may wait, for each that may read
 * @param paths path patterns of the requests that read banks
 */
@Validated
@ConfigurationProperties("ledgerless.pages")
record PagesAtOnceProperties(@Nullable @Min(value = 1, message = "must be at least 1") Integer atOnce,
		@DefaultValue("2s") Duration longestWait, @DefaultValue("2") int waitingEach,
		@DefaultValue List<String> paths) {

	/** The heap of a process that serves no request, with room for its garbage. */
	private static final long BASE_BYTES = 96L * 1024 * 1024;

	/** The heap of one page with 300 transactions while it is made, and its garbage. */
	private static final long PAGE_BYTES = 2 * 1024 * 1024;

	private static final int FEWEST = 8;

	private static final int MOST = 1_000;

	/**
	 * Returns how many requests may read banks at the same time.
	 * @param heap the maximum size of the heap, in bytes
	 * @return the configured number, else as many as the heap has room for
	 */
	int limit(long heap) {
		return (this.atOnce != null) ? this.atOnce : Math.clamp((heap - BASE_BYTES) / PAGE_BYTES, FEWEST, MOST);
	}

	/**
	 * Returns how many requests may read banks or wait for it.
	 * @param heap the maximum size of the heap, in bytes
	 * @return the number of both together
	 */
	int present(long heap) {
		return limit(heap) * (1 + this.waitingEach);
	}

}
