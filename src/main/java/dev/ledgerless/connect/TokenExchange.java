package dev.ledgerless.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.UndeliveredTokens;
import dev.ledgerless.plaid.ChosenBank;
import dev.ledgerless.plaid.HostedLinkService;
import dev.ledgerless.plaid.LinkResult;

/**
 * Exchanges the public tokens of a link for access tokens. May be repeated while the link
 * is in the person's cookie: what an earlier response did not deliver is found again.
 */
final class TokenExchange {

	private final HostedLinkService hostedLinks;

	private final UndeliveredTokens undelivered;

	private final AuditLog audit;

	TokenExchange(HostedLinkService hostedLinks, UndeliveredTokens undelivered, AuditLog audit) {
		this.hostedLinks = hostedLinks;
		this.undelivered = undelivered;
		this.audit = audit;
	}

	/**
	 * Exchanges the public tokens of banks.
	 * @param chosen the banks
	 * @return the result, which says for each bank whether its access token is here
	 */
	ExchangedBanks exchange(List<ChosenBank> chosen) {
		List<LinkResult.Accepted> accepted = new ArrayList<>();
		List<String> uncertain = new ArrayList<>();
		List<String> unavailable = new ArrayList<>();
		BankProblem problem = null;
		for (ChosenBank bank : chosen) {
			switch (this.hostedLinks.exchange(bank)) {
				case LinkResult.Accepted now -> {
					this.undelivered.hold(bank.publicToken(), now.bank());
					accepted.add(now);
				}
				case LinkResult.Refused refused -> {
					// Plaid accepts a public token once, or for half an hour.
					Optional<Bank> earlier = this.undelivered.find(bank.publicToken());
					earlier.ifPresentOrElse(
							(found) -> accepted.add(new LinkResult.Accepted(found, refused.requestIds())), () -> {
								this.audit.notLinked(refused);
								uncertain.add(bank.institution());
							});
				}
				case LinkResult.AnswerLost lost -> {
					this.audit.notLinked(lost);
					uncertain.add(bank.institution());
				}
				case LinkResult.Unavailable now -> {
					this.audit.notLinked(now);
					unavailable.add(bank.institution());
					problem = now.problem();
				}
			}
		}
		return new ExchangedBanks(accepted, uncertain, unavailable, problem);
	}

}
