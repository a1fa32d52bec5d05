package dev.ledgerless.dashboard;

import java.util.List;
import java.util.stream.Stream;

import dev.ledgerless.spending.RecurringCharge;
import dev.ledgerless.spending.RecurringCharges;
import dev.ledgerless.spending.Rhythm;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transactions;

/**
 * The charges that come back.
 *
 * @param groups subscriptions and bills, where there are any
 */
public record RecurringPanel(List<Group> groups) {

	static RecurringPanel of(Transactions rows, Period period, DashboardUrls links) {
		RecurringCharges all = RecurringCharges.of(rows, period.to());
		return new RecurringPanel(Stream.of(RecurringCharge.Kind.values())
			.map((kind) -> Group.of(kind, all.of(kind), links))
			.filter((group) -> !group.lines().isEmpty())
			.toList());
	}

	/**
	 * Whether nothing was found.
	 * @return whether there is nothing to show
	 */
	public boolean isEmpty() {
		return this.groups.isEmpty();
	}

	/**
	 * The charges of a kind.
	 *
	 * @param title what they are called
	 * @param lines the charges
	 * @param totals what they cost, by currency
	 */
	public record Group(String title, List<Line> lines, List<RecurringCharges.Total> totals) {

		static Group of(RecurringCharge.Kind kind, RecurringCharges charges, DashboardUrls links) {
			return new Group(switch (kind) {
				case SUBSCRIPTION -> "Subscriptions";
				case BILL -> "Bills";
			}, charges.charges()
				.stream()
				.map((charge) -> new Line(charge, links.merchant(charge.merchantKey())))
				.toList(), charges.totals());
		}

		@Override
		public String toString() {
			return "Group[redacted]";
		}

	}

	/**
	 * One charge.
	 *
	 * @param charge the charge
	 * @param href the address of the merchant's rows
	 */
	public record Line(RecurringCharge charge, String href) {

		/**
		 * How often it comes, in words.
		 * @return the words
		 */
		public String rhythm() {
			return switch (this.charge.rhythm()) {
				case WEEKLY -> "weekly";
				case BIWEEKLY -> "every two weeks";
				case MONTHLY -> "monthly";
				case BIMONTHLY -> "every two months";
				case QUARTERLY -> "quarterly";
				case HALF_YEARLY -> "every six months";
				case YEARLY -> "yearly";
			};
		}

		/**
		 * Whether it comes once a month, so that its monthly price goes without saying.
		 * @return whether it does
		 */
		public boolean isMonthly() {
			return this.charge.rhythm() == Rhythm.MONTHLY;
		}

		@Override
		public String toString() {
			return "Line[redacted]";
		}

	}

}
