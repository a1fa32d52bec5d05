package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A checking or savings account.
 *
 * @param opening the balance at the start of each period
 * @param period how often the balance returns to the opening balance
 * @param overdraft the agreed overdraft, if any
 */
record DepositAccount(Label label, BigDecimal opening, Period period,
		@Nullable BigDecimal overdraft) implements Account {

	@Override
	public String type() {
		return "depository";
	}

	@Override
	public Balance balance(History history) {
		BigDecimal current = this.opening
			.subtract(history.spentSince(key(), this.period.start(history.today()).minusDays(1)));
		return new Balance(current.subtract(history.pending(key())), current, this.overdraft);
	}

	enum Period {

		MONTH {
			@Override
			LocalDate start(LocalDate date) {
				return date.withDayOfMonth(1);
			}
		},

		YEAR {
			@Override
			LocalDate start(LocalDate date) {
				return date.withDayOfYear(1);
			}
		};

		abstract LocalDate start(LocalDate date);

	}

}
