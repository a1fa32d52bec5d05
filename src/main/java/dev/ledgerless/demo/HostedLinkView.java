package dev.ledgerless.demo;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The page of a link.
 *
 * @param clientName the application that asks for the accounts
 * @param choices the banks to choose from; only the bank to repair in update mode
 * @param repair whether the link is in update mode
 * @param unclear whether the submitted form named no button or bank of the page
 */
record HostedLinkView(String clientName, List<Choice> choices, boolean repair, boolean unclear) {

	static HostedLinkView of(LinkToken token, Banks banks, boolean unclear) {
		LinkedItem item = token.item();
		List<Bank> offered = (item != null) ? List.of(item.bank()) : banks.all();
		return new HostedLinkView(token.request().clientName(), offered.stream().map(Choice::of).toList(), item != null,
				unclear);
	}

	/** Where a page leads in the end, on its own origin. */
	static String back(LinkToken token) {
		return Objects.requireNonNull(token.request().hosted(), "Only a hosted link has a page")
			.completion()
			.onItsOrigin();
	}

	/**
	 * A bank to choose.
	 */
	record Choice(String institutionId, String name, String customer, List<String> accounts) {

		static Choice of(Bank bank) {
			return new Choice(bank.institutionId(), bank.name(), bank.customer(),
					bank.accounts().stream().map((account) -> account.label().name()).toList());
		}

	}

	/**
	 * The page of a link that is unknown, finished or expired.
	 *
	 * @param clientName the application that asked for the accounts, {@code null} if the
	 * link is unknown
	 * @param finished whether it was approved or cancelled; otherwise it has expired
	 * @param back the address to return to, {@code null} if the link is unknown
	 */
	record Over(@Nullable String clientName, boolean finished, @Nullable String back) {

		static Over unknown() {
			return new Over(null, false, null);
		}

		static Over of(LinkToken token) {
			boolean finished = token.session() != null
					&& !(token.session().outcome() instanceof LinkSession.Outcome.Open);
			return new Over(token.request().clientName(), finished, HostedLinkView.back(token));
		}

	}

}
