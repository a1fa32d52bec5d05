package dev.ledgerless.dashboard;

import java.util.List;
import java.util.stream.Stream;

import dev.ledgerless.spending.RecurringCharge;
import dev.ledgerless.spending.RecurringCharges;
import dev.ledgerless.spending.Rhythm;
import dev.ledgerless.transaction.Period;
import dev.ledgerless.transaction.Transactions;

/**
 * The recurring charges.
 *
 * @param groups subscriptions and bills, if there are any
 */
public record RecurringPanel(List<Group> groups) {

	static RecurringPanel of(Transactions rows, Period period, DashboardUrls urls, Formats formats) {
		RecurringCharges all = RecurringCharges.of(rows, period.to());
		return new RecurringPanel(Stream.of(RecurringCharge.Kind.values())
			.map((kind) -> Group.of(kind, all.of(kind), urls, formats))
			.filter((group) -> !group.lines().isEmpty())
			.toList());
	}

	/**
	 * Returns whether no recurring charge was found.
	 * @return {@code true} if there is none
	 */
	public boolean isEmpty() {
		return this.groups.isEmpty();
	}

	/**
	 * The charges of a kind.
	 *
	 * @param title the heading
	 * @param lines the charges
	 * @param totals their cost, by currency
	 */
	public record Group(String title, List<Line> lines, List<RecurringCharges.Total> totals) {

		static Group of(RecurringCharge.Kind kind, RecurringCharges charges, DashboardUrls urls, Formats formats) {
			return new Group(switch (kind) {
				case SUBSCRIPTION -> formats.message("recurring.subscriptions");
				case BILL -> formats.message("recurring.bills");
			}, charges.charges()
				.stream()
				.map((charge) -> new Line(charge, rhythm(charge.rhythm(), formats),
						urls.merchant(charge.merchantKey())))
				.toList(), charges.totals());
		}

		private static String rhythm(Rhythm rhythm, Formats formats) {
			return formats.message(switch (rhythm) {
				case WEEKLY -> "recurring.weekly";
				case BIWEEKLY -> "recurring.biweekly";
				case MONTHLY -> "recurring.monthly";
				case BIMONTHLY -> "recurring.bimonthly";
				case QUARTERLY -> "recurring.quarterly";
				case HALF_YEARLY -> "recurring.half-yearly";
				case YEARLY -> "recurring.yearly";
			});
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
	 * @param rhythm how often it recurs, in words
	 * @param href the URL of the merchant's rows
	 */
	public record Line(RecurringCharge charge, String rhythm, String href) {

		/**
		 * Returns whether the charge is monthly, so that its amount is its monthly cost.
		 * @return {@code true} if it is
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
