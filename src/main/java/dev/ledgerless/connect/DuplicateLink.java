package dev.ledgerless.connect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.ChosenBank;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.servlet.ModelAndView;

/**
 * A second link to an institution that is linked already. Plaid bills each, so the person
 * decides.
 */
final class DuplicateLink {

	private final LinkCompletion completion;

	private final LinkFlow flow;

	private final RedirectUri redirectUri;

	DuplicateLink(LinkCompletion completion, LinkFlow flow, RedirectUri redirectUri) {
		this.completion = completion;
		this.flow = flow;
		this.redirectUri = redirectUri;
	}

	/** Returns the page that asks the person. */
	static ModelAndView question(List<ChosenBank> chosen, BankSession session) {
		List<String> names = chosen.stream()
			.map(ChosenBank::institution)
			.filter((name) -> LinkCompletion.linkedAt(name, session).isPresent())
			.distinct()
			.toList();
		return new ModelAndView("connect/linked-already", Map.of("names", names, "single", chosen.size() == 1));
	}

	LinkCallback decide(Decision decision, LinkCallback.LinkedAlready already, BankSession session,
			HttpServletRequest request) {
		return switch (decision) {
			case ADD -> this.completion.keep(already.link(), already.banks(), session);
			case REPAIR, CANCEL -> {
				List<String> left = this.completion.drop(already.link(), already.banks(), session);
				yield left.isEmpty() ? dropped(decision, already, session, request)
						: new LinkCallback.NotRemoved(left, decision);
			}
		};
	}

	private LinkCallback dropped(Decision decision, LinkCallback.LinkedAlready already, BankSession session,
			HttpServletRequest request) {
		if (decision == Decision.CANCEL) {
			return new LinkCallback.NotAdded();
		}
		return LinkCompletion.linkedAt(already.banks().getFirst().institution(), session)
			.<LinkCallback>map(
					(bank) -> new LinkCallback.Repair(this.flow.repair(bank, session, this.redirectUri.of(request))))
			.orElseGet(LinkCallback.Expired::new);
	}

	/** What a person may do with a second link to an institution. */
	enum Decision {

		/** Link it all the same. */
		ADD,

		/** Repair the link that is there. */
		REPAIR,

		/** Leave everything as it was. */
		CANCEL

	}

}
