package dev.ledgerless.cache;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountType;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.keys.TokenBoundKeys;
import dev.ledgerless.keys.TestKeys;
import dev.ledgerless.account.Loan;
import dev.ledgerless.account.LoanTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.ItemNotice;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A sealed answer opens only under its own Redis key, and with both secrets.
 */
class AnswerSealerTests {

	private static final Currency USD = new Currency("USD", true);

	static final Instant AS_OF = Instant.parse("2026-03-15T12:00:00.123Z");

	private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

	static final String KEY = "ledgerless:answer:here";

	static final TokenBoundKeys KEYS = TestKeys.of("a", "b").tokens().tokenBoundKeys("answers");

	private final AnswerSealer sealer = new AnswerSealer(KEYS.aead("access-sandbox-1"));

	static Answer answer(int rows) {
		Account checking = new Account("acc-1", "Überweisung 日本", null, AccountType.DEPOSITORY, "checking",
				new BigDecimal("1234.5678"), null, new BigDecimal("0"), USD);
		Account card = new Account("acc-2", "Card", "0001", AccountType.CREDIT, null, new BigDecimal("-12"),
				new BigDecimal("123456789012345678901234567890.123"), new BigDecimal("5000"),
				new Currency("DOGE", false));
		Account loan = new Account("acc-3", "Loan", "", AccountType.LOAN, "student", null, null, null,
				Currency.UNKNOWN);
		Random random = new Random(7);
		List<Transaction> transactions = new ArrayList<>();
		for (int i = 0; i < rows; i++) {
			transactions.add(row(i, random));
		}
		BankData data = new BankData(List.of(checking, card, loan),
				List.of(new Card(card,
						new CardTerms(new BigDecimal("19.99"), null, new BigDecimal("25"), TODAY.plusDays(3), null))),
				List.of(new Loan(loan, LoanTerms.UNKNOWN),
						new Loan(checking, new LoanTerms(null, null, null, LocalDate.of(2040, 1, 1), true))),
				transactions, BankData.Rows.COMPLETE, false, Instant.parse("2026-09-01T00:00:00.000000001Z"),
				ItemNotice.NEW_ACCOUNTS);
		return new Answer("First Bank", Period.ofDays(90, TODAY), true, data);
	}

	private static Transaction row(int number, Random random) {
		String id = plaidId(random);
		return new Transaction(id, (number % 3 == 0) ? "acc-2" : "acc-1", TODAY.minusDays(number % 90),
				(number % 11 == 0) ? null : "SHOP " + random.nextInt(150) + " #" + random.nextInt(40),
				(number % 4 == 0) ? null : "Merchant " + random.nextInt(150),
				(number % 5 == 0) ? null : "entity" + random.nextInt(150),
				BigDecimal.valueOf(random.nextInt(2_000_000) - 200_000, number % 5), USD, number % 50 == 0,
				(number % 60 == 0) ? plaidId(random) : ((number % 61 == 0) ? "other id ñ日 " + number : null),
				(number % 9 == 0) ? Category.NONE
						: new Category("PRIMARY_" + random.nextInt(16), "PRIMARY_DETAIL_" + random.nextInt(100)));
	}

	/** Like Plaid's: 37 letters and digits. */
	private static String plaidId(Random random) {
		return random.ints(37, 0, 62)
			.mapToObj("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"::charAt)
			.collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
			.toString();
	}

	private void assertUnusable(byte[] sealed, String key, CacheMiss reason) {
		assertThatThrownBy(() -> this.sealer.open(sealed, key)).isInstanceOfSatisfying(UnusableAnswerException.class,
				(ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	@Test
	void opensAsItWasSealed() throws UnusableAnswerException {
		for (int rows : List.of(0, 1, 500)) {
			Answer answer = answer(rows);
			byte[] sealed = this.sealer.seal(answer, AS_OF, KEY);
			assertThat(this.sealer.open(sealed, KEY)).isEqualTo(answer);
			assertThat(AnswerSealer.asOf(sealed)).isEqualTo(AS_OF);
		}
	}

	@Test
	void eachTimeItIsSealedDifferently() {
		assertThat(this.sealer.seal(answer(1), AS_OF, KEY)).isNotEqualTo(this.sealer.seal(answer(1), AS_OF, KEY));
	}

	@Test
	void everyFlippedBitAndEveryCutIsAMiss(TestReporter reporter) {
		byte[] sealed = this.sealer.seal(answer(3), AS_OF, KEY);
		int flips = 0;
		for (int bit = 0; bit < 8 * sealed.length; bit++) {
			byte[] edited = sealed.clone();
			edited[bit / 8] ^= (byte) (1 << (bit % 8));
			assertUnusable(edited, KEY, (bit < 8) ? CacheMiss.OTHER_SCHEMA : CacheMiss.UNREADABLE);
			flips++;
		}
		for (int length = 0; length < sealed.length; length++) {
			assertUnusable(Arrays.copyOf(sealed, length), KEY, CacheMiss.UNREADABLE);
		}
		assertUnusable(Arrays.copyOf(sealed, sealed.length + 1), KEY, CacheMiss.UNREADABLE);
		reporter.publishEntry(Map.of("cache: flipped bits, truncations accepted",
				"0 of %d, 0 of %d".formatted(flips, sealed.length)));
	}

	@Test
	void opensOnlyUnderItsOwnKeyAndWithBothSecrets() {
		byte[] sealed = this.sealer.seal(answer(3), AS_OF, KEY);
		assertUnusable(sealed, "ledgerless:answer:elsewhere", CacheMiss.UNREADABLE);
		for (AnswerSealer other : List.of(new AnswerSealer(KEYS.aead("access-sandbox-2")),
				new AnswerSealer(TestKeys.of("c", "b").tokens().tokenBoundKeys("answers").aead("access-sandbox-1")),
				new AnswerSealer(TestKeys.of("a", "b").tokens().tokenBoundKeys("other").aead("access-sandbox-1")))) {
			assertThatThrownBy(() -> other.open(sealed, KEY)).isInstanceOf(UnusableAnswerException.class);
		}
	}

	@Test
	void garbageIsAMiss() {
		Random random = new Random(1);
		for (int length = 0; length < 200; length++) {
			byte[] garbage = new byte[length];
			random.nextBytes(garbage);
			if (length > 0) {
				garbage[0] = AnswerSealer.VERSION;
			}
			assertUnusable(garbage, KEY, CacheMiss.UNREADABLE);
		}
	}

	@Test
	void anAnswerThatIsCutOrGarbledInsideIsNoAnswer() {
		byte[] bytes = AnswerFormat.toBytes(answer(5));
		for (int length = 0; length < bytes.length; length++) {
			byte[] cut = Arrays.copyOf(bytes, length);
			assertThatThrownBy(() -> AnswerFormat.parse(AnswerSealer.VERSION, cut))
				.isInstanceOf(IllegalArgumentException.class);
		}
		Random random = new Random(2);
		for (int time = 0; time < 20_000; time++) {
			byte[] garbled = bytes.clone();
			garbled[random.nextInt(garbled.length)] = (byte) random.nextInt();
			try {
				AnswerFormat.parse(AnswerSealer.VERSION, garbled);
			}
			catch (IllegalArgumentException ex) {
				// The only exception that may come out.
			}
		}
	}

	@Test
	void opensThreeThousandRowsInNextToNoTime(TestReporter reporter) throws UnusableAnswerException {
		byte[] sealed = this.sealer.seal(answer(3000), AS_OF, KEY);
		long best = Long.MAX_VALUE;
		for (int time = 0; time < 150; time++) {
			long start = System.nanoTime();
			assertThat(new AnswerSealer(KEYS.aead("access-sandbox-1")).open(sealed, KEY).data().transactions())
				.hasSize(3000);
			best = Math.min(best, System.nanoTime() - start);
		}
		reporter.publishEntry(Map.of("cache: 3,000 rows opened and read, at best", "%d µs of %d bytes (plain %d)"
			.formatted(best / 1000, sealed.length, AnswerFormat.toBytes(answer(3000)).length)));
	}

}
