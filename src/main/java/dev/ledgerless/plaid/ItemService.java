package dev.ledgerless.plaid;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

import dev.ledgerless.bank.AccessToken;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankStatus;
import dev.ledgerless.bank.InvalidAccessTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes linked banks at Plaid and rotates their access tokens. Thread-safe.
 *
 * @see <a href="https://plaid.com/docs/api/items/">Plaid: items</a>
 */
public final class ItemService {

	private static final Logger logger = LoggerFactory.getLogger(ItemService.class);

	private final PlaidConnection connection;

	private final ExecutorService executor;

	private final AnswerStore answers;

	ItemService(PlaidConnection connection, ExecutorService executor, AnswerStore answers) {
		this.connection = connection;
		this.executor = executor;
		this.answers = answers;
	}

	/**
	 * Removes a bank at Plaid, which ends access and billing, and purges its cached
	 * answers.
	 * @param bank the bank
	 * @return whether Plaid removed it
	 */
	public Removal remove(Bank bank) {
		PlaidEndpoints plaid = this.connection.open();
		try {
			String requestId = plaid.remove(bank.token()).getRequestId();
			this.answers.purge(List.of(bank));
			return new Removal.Removed(requestId);
		}
		catch (PlaidFailure failure) {
			if (failure.isDeadToken()) {
				this.answers.purge(List.of(bank));
				return new Removal.AlreadyGone(failure.requestId());
			}
			return new Removal.Unreached(failure.problem(), failure.requestId(), failure.isMaybeDone());
		}
	}

	/**
	 * Removes banks at Plaid, all at once.
	 * @param banks the banks
	 * @return a result for each bank, in the same order
	 */
	public List<Removal> remove(List<Bank> banks) {
		List<Future<Removal>> removals = banks.stream()
			.map((bank) -> this.executor.submit(() -> remove(bank)))
			.toList();
		return removals.stream().map(ItemService::await).toList();
	}

	private static Removal await(Future<Removal> removal) {
		return Futures.await(removal, (failure) -> {
			logger.error("Could not remove a bank", failure);
			return new Removal.Unreached(new BankProblem(BankStatus.UNAVAILABLE, null), null, true);
		});
	}

	/**
	 * Removes a bank at Plaid whose new access token cannot be stored in the session.
	 * Without this, Plaid would go on billing for a bank that no one can remove.
	 * @param bank the bank
	 * @return {@code false} if it may still be linked at Plaid
	 */
	public boolean discard(Bank bank) {
		if (remove(bank) instanceof Removal.Unreached unreached) {
			logger.error("A bank that the session could not store could not be removed at Plaid either (request "
					+ PlaidCall.harmless(unreached.requestId()) + ")");
			return false;
		}
		return true;
	}

	/**
	 * Replaces the access token of a bank. The former token stops working.
	 * @param bank the bank
	 * @return the bank with its new token, or why there is none
	 */
	public Rotation rotate(Bank bank) {
		PlaidEndpoints plaid = this.connection.open();
		try {
			String answer = plaid.invalidate(bank.token()).getNewAccessToken();
			AccessToken token = AccessToken.parse(PlaidMapper.required(answer), this.connection.environment());
			this.answers.purge(List.of(bank));
			return new Rotation.Rotated(new Bank(token, bank.itemId(), bank.institution()), plaid.log().requestIds());
		}
		catch (PlaidFailure failure) {
			return (failure.isMaybeDone() && failure.errorCode() == null)
					? new Rotation.AnswerLost(plaid.log().requestIds())
					: new Rotation.Refused(failure.problem(), plaid.log().requestIds());
		}
		catch (InvalidAccessTokenException ex) {
			logger.error("Plaid returned an access token of another environment");
			return new Rotation.AnswerLost(plaid.log().requestIds());
		}
	}

}
