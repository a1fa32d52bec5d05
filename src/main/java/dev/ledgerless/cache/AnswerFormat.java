package dev.ledgerless.cache;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.AccountType;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.account.Loan;
import dev.ledgerless.account.LoanTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.plaid.ItemNotice;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is written down: first the ids of its rows ({@link PackedIds}), with
 * their length before them, then all the rest, compressed ({@link Compression}). The rest
 * goes field by field, each text that comes again only once, dates as the days to the one
 * before, amounts as whole numbers and their decimals. Whatever changes here is another
 * {@link AnswerSealer#VERSION}.
 */
final class AnswerFormat {

	private AnswerFormat() {
	}

	static byte[] toBytes(Answer answer) {
		Writing writing = new Writing();
		writing.answer(answer);
		byte[] ids = writing.out.ids();
		byte[] rest = Compression.compressed(writing.out.toBytes());
		return ByteBuffer.allocate(Integer.BYTES + ids.length + rest.length)
			.putInt(ids.length)
			.put(ids)
			.put(rest)
			.array();
	}

	/**
	 * Reads an answer.
	 * @param bytes what {@link #toBytes} wrote
	 * @return the answer
	 * @throws IllegalArgumentException if it is anything else
	 */
	static Answer parse(byte[] bytes) {
		try {
			int length = ByteBuffer.wrap(bytes).getInt();
			int rest = Math.addExact(Integer.BYTES, length);
			byte[] ids = Arrays.copyOfRange(bytes, Integer.BYTES, Math.min(rest, bytes.length));
			return new Parsing(new AnswerReadBuffer(Compression.uncompressed(bytes, rest), new PackedIds(ids)))
				.answer();
		}
		catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException | DateTimeException ex) {
			throw new IllegalArgumentException("Not an answer", ex);
		}
	}

	private static final class Writing {

		private final AnswerWriteBuffer out = new AnswerWriteBuffer();

		private final List<Account> accounts = new ArrayList<>();

		private void answer(Answer answer) {
			BankData facts = answer.facts();
			if (facts.isPartial()) {
				throw new IllegalArgumentException("Only whole answers are kept");
			}
			this.out.writeString(answer.institution());
			this.out.writeDate(answer.period().from());
			this.out.writeDate(answer.period().to());
			this.out.writeBoolean(answer.terms());
			instant(facts.consentExpires());
			this.out.writeString((facts.notice() != null) ? facts.notice().name() : null);
			each(facts.accounts(), this::account);
			each(facts.cards(), this::card);
			each(facts.loans(), this::loan);
			each(facts.transactions(), this::transaction);
		}

		private <T> void each(List<T> all, Consumer<T> one) {
			this.out.writeVarint(all.size());
			all.forEach(one);
		}

		private void instant(@Nullable Instant instant) {
			this.out.writeBoolean(instant != null);
			if (instant != null) {
				this.out.writeZigZag(instant.getEpochSecond());
				this.out.writeVarint(instant.getNano());
			}
		}

		private void account(Account account) {
			this.accounts.add(account);
			this.out.writeString(account.id());
			this.out.writeString(account.name());
			this.out.writeString(account.mask());
			this.out.writeString(account.type().name());
			this.out.writeString(account.subtype());
			this.out.writeAmount(account.current());
			this.out.writeAmount(account.available());
			this.out.writeAmount(account.limit());
			currency(account.currency());
		}

		private void currency(Currency currency) {
			this.out.writeString(currency.code());
			this.out.writeBoolean(currency.official());
		}

		/** Mostly one of the accounts that were written already. */
		private void accountAgain(Account account) {
			int place = this.accounts.indexOf(account);
			this.out.writeVarint(place + 1);
			if (place < 0) {
				account(account);
			}
		}

		private void card(Card card) {
			accountAgain(card.account());
			CardTerms terms = card.terms();
			this.out.writeAmount(terms.purchaseApr());
			this.out.writeAmount(terms.statementBalance());
			this.out.writeAmount(terms.minimumPayment());
			this.out.writeNullableDate(terms.nextPaymentDue());
			this.out.writeNullableBoolean(terms.overdue());
		}

		private void loan(Loan loan) {
			accountAgain(loan.account());
			LoanTerms terms = loan.terms();
			this.out.writeAmount(terms.interestRate());
			this.out.writeAmount(terms.nextPayment());
			this.out.writeNullableDate(terms.nextPaymentDue());
			this.out.writeNullableDate(terms.payoff());
			this.out.writeNullableBoolean(terms.overdue());
		}

		private void transaction(Transaction row) {
			this.out.writeId(row.id());
			this.out.writeString(row.accountId());
			this.out.writeDate(row.date());
			this.out.writeString(row.name());
			this.out.writeString(row.merchantName());
			this.out.writeString(row.merchantEntityId());
			this.out.writeAmount(row.amount());
			currency(row.currency());
			this.out.writeBoolean(row.pending());
			this.out.writeId(row.pendingTransactionId());
			this.out.writeString(row.category().primary());
			this.out.writeString(row.category().detailed());
		}

	}

	private static final class Parsing {

		private final AnswerReadBuffer in;

		private final List<Account> accounts = new ArrayList<>();

		private Currency lastCurrency = Currency.UNKNOWN;

		private Category lastCategory = Category.NONE;

		private Parsing(AnswerReadBuffer in) {
			this.in = in;
		}

		private Answer answer() {
			String institution = this.in.readString();
			Period period = new Period(this.in.readDate(), this.in.readDate());
			boolean terms = this.in.readBoolean();
			Instant consentExpires = this.in.readBoolean()
					? Instant.ofEpochSecond(this.in.readZigZag(), this.in.readVarint()) : null;
			String notice = this.in.readNullableString();
			BankData facts = new BankData(each(this::account), each(this::card), each(this::loan),
					each(this::transaction), BankData.Rows.COMPLETE, false, consentExpires,
					(notice != null) ? ItemNotice.valueOf(notice) : null);
			this.in.requireEnd();
			return new Answer(institution, period, terms, facts);
		}

		private <T> List<T> each(Supplier<T> one) {
			int count = this.in.readVarint();
			List<T> all = new ArrayList<>(this.in.plausible(count));
			for (int i = 0; i < count; i++) {
				all.add(one.get());
			}
			return all;
		}

		private Account account() {
			Account account = new Account(this.in.readString(), this.in.readString(), this.in.readNullableString(),
					AccountType.valueOf(this.in.readString()), this.in.readNullableString(),
					this.in.readNullableAmount(), this.in.readNullableAmount(), this.in.readNullableAmount(),
					currency());
			this.accounts.add(account);
			return account;
		}

		private Currency currency() {
			String code = this.in.readNullableString();
			boolean official = this.in.readBoolean();
			// Texts that came before are the same objects.
			if (!same(this.lastCurrency.code(), code) || this.lastCurrency.official() != official) {
				this.lastCurrency = new Currency(code, official);
			}
			return this.lastCurrency;
		}

		private Category category() {
			String primary = this.in.readNullableString();
			String detailed = this.in.readNullableString();
			if (!same(this.lastCategory.primary(), primary) || !same(this.lastCategory.detailed(), detailed)) {
				this.lastCategory = new Category(primary, detailed);
			}
			return this.lastCategory;
		}

		@SuppressWarnings("ReferenceEquality")
		private static boolean same(@Nullable String one, @Nullable String other) {
			return one == other;
		}

		private Account accountAgain() {
			int place = this.in.readVarint();
			return (place > 0) ? this.accounts.get(place - 1) : account();
		}

		private Card card() {
			return new Card(accountAgain(), new CardTerms(this.in.readNullableAmount(), this.in.readNullableAmount(),
					this.in.readNullableAmount(), this.in.readNullableDate(), this.in.readNullableBoolean()));
		}

		private Loan loan() {
			return new Loan(accountAgain(), new LoanTerms(this.in.readNullableAmount(), this.in.readNullableAmount(),
					this.in.readNullableDate(), this.in.readNullableDate(), this.in.readNullableBoolean()));
		}

		private Transaction transaction() {
			String id = this.in.readId();
			if (id == null) {
				throw new IllegalArgumentException("A row without an id");
			}
			return new Transaction(id, this.in.readString(), this.in.readDate(), this.in.readNullableString(),
					this.in.readNullableString(), this.in.readNullableString(), this.in.readAmount(), currency(),
					this.in.readBoolean(), this.in.readId(), category());
		}

	}

}
