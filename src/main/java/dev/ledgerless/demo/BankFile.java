package dev.ledgerless.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A demo bank as its YAML file describes it. Amounts are in quotation marks, which
 * preserve their decimals. {@link Schedule#parse} and {@link Price#parse} document the
 * texts of schedules and prices.
 *
 * @param institutionId as in {@link Bank}, like the next four
 * @param instalments the monthly payments for loans
 * @param settlements the payments for cards with a billing cycle
 * @param surplus what happens to the money left at the end of a month
 */
record BankFile(String institutionId, String code, String name, String customer, Bank.Home home,
		@DefaultValue List<DepositAccount> deposits, @DefaultValue List<Card> cards,
		@DefaultValue List<LoanAccount> loans, @DefaultValue List<InvestmentAccount> investments,
		@DefaultValue List<Routine> routines, @DefaultValue List<Instalment> instalments,
		@DefaultValue List<Transfer> transfers, @DefaultValue List<Settlement> settlements, Surplus surplus) {

	/**
	 * Returns the bank: deposit accounts first, then cards, loans and investments.
	 * @throws IllegalArgumentException if two accounts or two rules have the same name,
	 * or a rule refers to an account that does not exist
	 */
	Bank bank() {
		List<Account> accounts = Stream
			.of(this.deposits.stream(), this.cards.stream().map(Card::account), this.loans.stream(),
					this.investments.stream())
			.<Account>flatMap((kind) -> kind)
			.toList();
		List<Rule> rules = Stream
			.of(this.routines.stream(), this.instalments.stream().map((instalment) -> instalment.rule(this.loans)),
					this.transfers.stream(), this.settlements.stream().map((settlement) -> settlement.rule(this.cards)),
					Stream.of(this.surplus))
			.<Rule>flatMap((kind) -> kind)
			.toList();
		return new Bank(this.institutionId, this.code, this.name, this.customer, this.home, accounts, rules);
	}

	/**
	 * A card, repaid either by cycle or in arrears.
	 */
	record Card(Account.Label label, @Nullable BigDecimal limit, BigDecimal carried, @Nullable BillingCycle cycle,
			CardAccount.Repayment.@Nullable InArrears arrears, boolean disclosed,
			@DefaultValue List<CardAccount.Rate> rates) {

		Card {
			if ((cycle == null) == (arrears == null)) {
				throw new IllegalArgumentException("A card has either a cycle or arrears");
			}
		}

		CardAccount account() {
			CardAccount.Repayment repayment = (this.cycle != null) ? new CardAccount.Repayment.ByCycle(this.cycle)
					: Objects.requireNonNull(this.arrears);
			return new CardAccount(this.label, this.limit, this.carried, repayment, this.disclosed, this.rates);
		}

	}

	/**
	 * The monthly payment for a loan, with the day and the amount of its plan.
	 *
	 * @param loan the key of the loan
	 * @param from the key of the account that pays
	 */
	record Instalment(String name, String loan, String from, Payee payee) {

		Routine rule(List<LoanAccount> loans) {
			LoanAccount account = loans.stream()
				.filter((candidate) -> candidate.key().equals(this.loan))
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException(
						"The instalment %s is for no loan of this bank: %s".formatted(this.name, this.loan)));
			return new Routine(this.name, this.from, Schedule.monthly(account.plan().day()),
					List.of(new Offer(this.payee, Price.of(account.monthlyPayment()))));
		}

	}

	/**
	 * A {@link CardSettlement}, with the cycle of its card.
	 */
	record Settlement(String name, String card, String from, String debit, String credit) {

		CardSettlement rule(List<Card> cards) {
			BillingCycle cycle = cards.stream()
				.filter((candidate) -> candidate.label().key().equals(this.card))
				.findFirst()
				.map(Card::cycle)
				.orElseThrow(() -> new IllegalArgumentException(
						"The settlement %s is for no card with a cycle: %s".formatted(this.name, this.card)));
			return new CardSettlement(this.name, this.card, cycle, this.from, this.debit, this.credit);
		}

	}

}
