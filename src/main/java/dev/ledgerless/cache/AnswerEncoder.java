package dev.ledgerless.cache;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.ledgerless.account.Account;
import dev.ledgerless.account.Card;
import dev.ledgerless.account.CardTerms;
import dev.ledgerless.account.Loan;
import dev.ledgerless.account.LoanTerms;
import dev.ledgerless.money.Currency;
import dev.ledgerless.plaid.BankData;
import dev.ledgerless.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Encodes an answer, field by field.
 */
final class AnswerEncoder {

	private final AnswerWriteBuffer out;

	private final List<Account> accounts = new ArrayList<>();

	AnswerEncoder(AnswerWriteBuffer out) {
		this.out = out;
	}

	void encode(Answer answer) {
		BankData data = answer.data();
		if (data.isPartial()) {
			throw new IllegalArgumentException("Only complete answers are cached");
		}
		this.out.writeString(answer.institution());
		this.out.writeDate(answer.period().from());
		this.out.writeDate(answer.period().to());
		this.out.writeBoolean(answer.terms());
		instant(data.consentExpires());
		this.out.writeString((data.notice() != null) ? data.notice().name() : null);
		each(data.accounts(), this::account);
		each(data.cards(), this::card);
		each(data.loans(), this::loan);
		each(data.transactions(), this::transaction);
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
		instant(account.updated());
	}

	private void currency(Currency currency) {
		this.out.writeString(currency.code());
		this.out.writeBoolean(currency.official());
	}

	/** Mostly an account that was written before: then only its index is. */
	private void accountOrIndex(Account account) {
		int index = this.accounts.indexOf(account);
		this.out.writeVarint(index + 1);
		if (index < 0) {
			account(account);
		}
	}

	private void card(Card card) {
		accountOrIndex(card.account());
		CardTerms terms = card.terms();
		this.out.writeAmount(terms.purchaseApr());
		this.out.writeAmount(terms.statementBalance());
		this.out.writeAmount(terms.minimumPayment());
		this.out.writeNullableDate(terms.nextPaymentDue());
		this.out.writeNullableBoolean(terms.overdue());
	}

	private void loan(Loan loan) {
		accountOrIndex(loan.account());
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
