package dev.ledgerless.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * Decodes an answer that an {@link AnswerEncoder} encoded.
 */
final class AnswerDecoder {

	private final AnswerReadBuffer in;

	private final boolean updates;

	private final List<Account> accounts = new ArrayList<>();

	private Currency lastCurrency = Currency.UNKNOWN;

	private Category lastCategory = Category.NONE;

	/**
	 * Creates a decoder.
	 * @param in the encoded answer
	 * @param updates whether accounts include the time at which the bank updated them
	 */
	AnswerDecoder(AnswerReadBuffer in, boolean updates) {
		this.in = in;
		this.updates = updates;
	}

	Answer decode() {
		String institution = this.in.readString();
		Period period = new Period(this.in.readDate(), this.in.readDate());
		boolean terms = this.in.readBoolean();
		Instant consentExpires = instant();
		String notice = this.in.readNullableString();
		BankData data = new BankData(each(this::account), each(this::card), each(this::loan), each(this::transaction),
				BankData.Rows.COMPLETE, false, consentExpires, (notice != null) ? ItemNotice.valueOf(notice) : null);
		this.in.requireEnd();
		return new Answer(institution, period, terms, data);
	}

	private <T> List<T> each(Supplier<T> one) {
		int count = this.in.readVarint();
		List<T> all = new ArrayList<>(this.in.plausible(count));
		for (int i = 0; i < count; i++) {
			all.add(one.get());
		}
		return all;
	}

	private @Nullable Instant instant() {
		return this.in.readBoolean() ? Instant.ofEpochSecond(this.in.readZigZag(), this.in.readVarint()) : null;
	}

	private Account account() {
		Account account = new Account(this.in.readString(), this.in.readString(), this.in.readNullableString(),
				AccountType.valueOf(this.in.readString()), this.in.readNullableString(), this.in.readNullableAmount(),
				this.in.readNullableAmount(), this.in.readNullableAmount(), currency(),
				this.updates ? instant() : null);
		this.accounts.add(account);
		return account;
	}

	private Currency currency() {
		String code = this.in.readNullableString();
		boolean official = this.in.readBoolean();
		// The read buffer returns the same object for a string that it has read
		// before.
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

	private Account accountOrIndex() {
		int index = this.in.readVarint();
		return (index > 0) ? this.accounts.get(index - 1) : account();
	}

	private Card card() {
		return new Card(accountOrIndex(), new CardTerms(this.in.readNullableAmount(), this.in.readNullableAmount(),
				this.in.readNullableAmount(), this.in.readNullableDate(), this.in.readNullableBoolean()));
	}

	private Loan loan() {
		return new Loan(accountOrIndex(), new LoanTerms(this.in.readNullableAmount(), this.in.readNullableAmount(),
				this.in.readNullableDate(), this.in.readNullableDate(), this.in.readNullableBoolean()));
	}

	private Transaction transaction() {
		String id = this.in.readId();
		if (id == null) {
			throw new IllegalArgumentException("Row without an id");
		}
		return new Transaction(id, this.in.readString(), this.in.readDate(), this.in.readNullableString(),
				this.in.readNullableString(), this.in.readNullableString(), this.in.readAmount(), currency(),
				this.in.readBoolean(), this.in.readId(), category());
	}

}
