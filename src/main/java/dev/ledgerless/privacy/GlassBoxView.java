package dev.ledgerless.privacy;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.ledgerless.bank.BankResult;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.PlaidCall;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.plaid.HumanDuration;
import org.jspecify.annotations.Nullable;

/**
 * The calls, times and data of one request.
 *
 * @param calls the calls to Plaid, in the order in which they ended
 * @param kept the banks whose facts came from the cache
 * @param took how long the person waited for all of them, in milliseconds
 * @param sum how long they would have taken one after the other, in milliseconds
 * @param cookie what the browser's cookie holds
 */
record GlassBoxView(List<Line> calls, List<Kept> kept, String took, String sum, CookieContent cookie) {

	static GlassBoxView of(BankSnapshot snapshot, Duration took, CookieContent cookie, Locale locale) {
		NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
		Duration sum = snapshot.calls().stream().map(PlaidCall::took).reduce(Duration.ZERO, Duration::plus);
		return new GlassBoxView(snapshot.calls().stream().map((call) -> Line.of(call, numbers)).toList(),
				Kept.of(snapshot), numbers.format(took.toMillis()), numbers.format(sum.toMillis()), cookie);
	}

	/**
	 * A bank whose facts came from the cache.
	 *
	 * @param institution its name
	 * @param age how old they are, in words
	 * @param old whether it is a stale answer, because the bank could not be read
	 */
	record Kept(String institution, HumanDuration age, boolean old) {

		static List<Kept> of(BankSnapshot snapshot) {
			return snapshot.banks()
				.stream()
				.flatMap((bank) -> (bank instanceof BankResult.Loaded<BankData> loaded
						&& loaded.age() != BankResult.Age.NEW) ? Stream.of(of(loaded, snapshot.now())) : Stream.empty())
				.toList();
		}

		private static Kept of(BankResult.Loaded<BankData> bank, Instant now) {
			return new Kept(bank.institution(), HumanDuration.of(Duration.between(bank.asOf(), now)),
					bank.age() == BankResult.Age.OLD);
		}

		@Override
		public String toString() {
			return "Kept[redacted]";
		}

	}

	@Override
	public String toString() {
		return "GlassBoxView[redacted]";
	}

	/**
	 * One call.
	 *
	 * @param endpoint the path at Plaid
	 * @param institution the bank it was about, {@code null} if it was about none
	 * @param milliseconds how long it took
	 * @param attempt 1, or 2 for the one retry
	 * @param outcome {@code ok}, Plaid's {@code error_code}, or {@code no answer}
	 * @param requestId under which Plaid can look it up, {@code null} if it sent none
	 */
	record Line(String endpoint, @Nullable String institution, String milliseconds, int attempt, String outcome,
			@Nullable String requestId) {

		static Line of(PlaidCall call, NumberFormat numbers) {
			return new Line(call.endpoint(), call.institution(), numbers.format(call.took().toMillis()), call.attempt(),
					call.outcome(), call.requestId());
		}

		@Override
		public String toString() {
			return "Line[redacted]";
		}

	}

}
