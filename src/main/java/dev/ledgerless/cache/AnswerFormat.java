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
import dev.ledgerless.card.Card;
import dev.ledgerless.card.CardTerms;
import dev.ledgerless.loan.Loan;
import dev.ledgerless.loan.LoanTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.plaid.BankFacts;
import dev.ledgerless.plaid.ItemNotice;
import dev.ledgerless.transaction.Category;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is written down: first the ids of its rows ({@link Ids}), with their
 * length before them, then all the rest, compressed ({@link Compression}). The rest goes
 * field by field, each text that comes again only once, dates as the days to the one
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
			return new Parsing(new Reader(Compression.uncompressed(bytes, rest), new Ids(ids))).answer();
		}
		catch (BufferUnderflowException | IndexOutOfBoundsException | ArithmeticException | DateTimeException ex) {
			throw new IllegalArgumentException("Not an answer", ex);
		}
	}

	private static final class Writing {

		private final Writer out = new Writer();

		private final List<Account> accounts = new ArrayList<>();

		private void answer(Answer answer) {
			BankFacts facts = answer.facts();
			if (facts.isPartial()) {
				throw new IllegalArgumentException("Only whole answers are kept");
			}
			this.out.text(answer.institution());
			this.out.date(answer.period().from());
			this.out.date(answer.period().to());
			this.out.flag(answer.terms());
			instant(facts.consentExpires());
			this.out.text((facts.notice() != null) ? facts.notice().name() : null);
			each(facts.accounts(), this::account);
			each(facts.cards(), this::card);
			each(facts.loans(), this::loan);
			each(facts.transactions(), this::transaction);
		}

		private <T> void each(List<T> all, Consumer<T> one) {
			this.out.number(all.size());
			all.forEach(one);
		}

		private void instant(@Nullable Instant instant) {
			this.out.flag(instant != null);
			if (instant != null) {
				this.out.signed(instant.getEpochSecond());
				this.out.number(instant.getNano());
			}
		}

		private void account(Account account) {
			this.accounts.add(account);
			this.out.text(account.id());
			this.out.text(account.name());
			this.out.text(account.mask());
			this.out.text(account.type().name());
			this.out.text(account.subtype());
			this.out.amount(account.current());
			this.out.amount(account.available());
			this.out.amount(account.limit());
			currency(account.currency());
		}

		private void currency(Currency currency) {
			this.out.text(currency.code());
			this.out.flag(currency.official());
		}

		/** Mostly one of the accounts that were written already. */
		private void accountAgain(Account account) {
			int place = this.accounts.indexOf(account);
			this.out.number(place + 1);
			if (place < 0) {
				account(account);
			}
		}

		private void card(Card card) {
			accountAgain(card.account());
			CardTerms terms = card.terms();
			this.out.amount(terms.purchaseApr());
			this.out.amount(terms.statementBalance());
			this.out.amount(terms.minimumPayment());
			this.out.dateOrNone(terms.nextPaymentDue());
			this.out.answer(terms.overdue());
		}

		private void loan(Loan loan) {
			accountAgain(loan.account());
			LoanTerms terms = loan.terms();
			this.out.amount(terms.interestRate());
			this.out.amount(terms.nextPayment());
			this.out.dateOrNone(terms.nextPaymentDue());
			this.out.dateOrNone(terms.payoff());
			this.out.answer(terms.overdue());
		}

		private void transaction(Transaction row) {
			this.out.id(row.id());
			this.out.text(row.accountId());
			this.out.date(row.date());
			this.out.text(row.name());
			this.out.text(row.merchantName());
			this.out.text(row.merchantEntityId());
			this.out.amount(row.amount());
			currency(row.currency());
			this.out.flag(row.pending());
			this.out.id(row.pendingTransactionId());
			this.out.text(row.category().primary());
			this.out.text(row.category().detailed());
		}

	}

	private static final class Parsing {

		private final Reader in;

		private final List<Account> accounts = new ArrayList<>();

		private Currency lastCurrency = Currency.UNKNOWN;

		private Category lastCategory = Category.NONE;

		private Parsing(Reader in) {
			this.in = in;
		}

		private Answer answer() {
			String institution = this.in.needed();
			Period period = new Period(this.in.date(), this.in.date());
			boolean terms = this.in.flag();
			Instant consentExpires = this.in.flag() ? Instant.ofEpochSecond(this.in.signed(), this.in.number()) : null;
			String notice = this.in.text();
			BankFacts facts = new BankFacts(each(this::account), each(this::card), each(this::loan),
					each(this::transaction), BankFacts.Rows.COMPLETE, false, consentExpires,
					(notice != null) ? ItemNotice.valueOf(notice) : null);
			this.in.end();
			return new Answer(institution, period, terms, facts);
		}

		private <T> List<T> each(Supplier<T> one) {
			int count = this.in.number();
			List<T> all = new ArrayList<>(this.in.plausible(count));
			for (int i = 0; i < count; i++) {
				all.add(one.get());
			}
			return all;
		}

		private Account account() {
			Account account = new Account(this.in.needed(), this.in.needed(), this.in.text(),
					AccountType.valueOf(this.in.needed()), this.in.text(), this.in.amount(), this.in.amount(),
					this.in.amount(), currency());
			this.accounts.add(account);
			return account;
		}

		private Currency currency() {
			String code = this.in.text();
			boolean official = this.in.flag();
			// Texts that came before are the same objects.
			if (!same(this.lastCurrency.code(), code) || this.lastCurrency.official() != official) {
				this.lastCurrency = new Currency(code, official);
			}
			return this.lastCurrency;
		}

		private Category category() {
			String primary = this.in.text();
			String detailed = this.in.text();
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
			int place = this.in.number();
			return (place > 0) ? this.accounts.get(place - 1) : account();
		}

		private Card card() {
			return new Card(accountAgain(), new CardTerms(this.in.amount(), this.in.amount(), this.in.amount(),
					this.in.dateOrNone(), this.in.answer()));
		}

		private Loan loan() {
			return new Loan(accountAgain(), new LoanTerms(this.in.amount(), this.in.amount(), this.in.dateOrNone(),
					this.in.dateOrNone(), this.in.answer()));
		}

		private Transaction transaction() {
			String id = this.in.id();
			if (id == null) {
				throw new IllegalArgumentException("A row without an id");
			}
			return new Transaction(id, this.in.needed(), this.in.date(), this.in.text(), this.in.text(), this.in.text(),
					this.in.neededAmount(), currency(), this.in.flag(), this.in.id(), category());
		}

	}

}
