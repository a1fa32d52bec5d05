package dev.ledgerless.plaid;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;

import com.plaid.client.model.Item;
import com.plaid.client.model.PlaidError;
import dev.ledgerless.bank.Bank;
import dev.ledgerless.bank.BankProblem;
import dev.ledgerless.bank.BankStatus;
import org.jspecify.annotations.Nullable;

/**
 * The state of an item, as Plaid sends it along with accounts, transactions and
 * liabilities.
 *
 * @param item the item, {@code null} if Plaid sent none
 */
record ItemState(@Nullable Item item) {

	/**
	 * Returns the state of an item that several answers have sent.
	 * @param items the item of each answer that has one
	 * @return the first with an error, else the first
	 */
	static ItemState of(Collection<Item> items) {
		return items.stream()
			.reduce((first, other) -> (first.getError() == null && other.getError() != null) ? other : first)
			.map(ItemState::new)
			.orElseGet(() -> new ItemState(null));
	}

	/**
	 * Returns the problem of a bank that was read, at least in part.
	 * @param rowsFailure why transactions could not be read, {@code null} if they could
	 * @param others why accounts and liabilities could not be read, {@code null} if they
	 * could
	 * @return the problem, {@code null} if there is none
	 */
	@Nullable BankProblem problem(@Nullable PlaidFailure rowsFailure, @Nullable PlaidFailure... others) {
		BankProblem ofItem = problem();
		if (ofItem != null
				&& (ofItem.status() == BankStatus.LOGIN_REQUIRED || ofItem.status() == BankStatus.INVALID_TOKEN)) {
			return ofItem;
		}
		for (PlaidFailure other : others) {
			if (other != null && other.isOfTheWholeItem()) {
				return other.problem();
			}
		}
		if (rowsFailure != null && !rowsFailure.isAbsentProduct()) {
			return rowsFailure.problem();
		}
		return ofItem;
	}

	/**
	 * Returns the item's own problem. An error that blames Plaid does not count, as Plaid
	 * has just answered.
	 */
	private @Nullable BankProblem problem() {
		PlaidError error = (this.item != null) ? this.item.getError() : null;
		if (error == null || error.getErrorCode() == null || notice() != null) {
			return null;
		}
		BankProblem problem = PlaidFailure
			.itemError((error.getErrorType() != null) ? error.getErrorType().getValue() : null, error.getErrorCode());
		return switch (problem.status()) {
			case LOGIN_REQUIRED, INVALID_TOKEN, INSTITUTION_DOWN -> problem;
			case OK, NOT_READY, RATE_LIMITED, UNAVAILABLE -> null;
		};
	}

	@Nullable ItemNotice notice() {
		return ItemNotice.of(this.item);
	}

	/** Returns the institution's name, as linked if the item has none. */
	String institution(Bank bank) {
		String name = (this.item != null) ? this.item.getInstitutionName() : null;
		return (name != null && !name.isBlank()) ? name : bank.institution();
	}

	@Nullable Instant consentExpires() {
		OffsetDateTime expiry = (this.item != null) ? this.item.getConsentExpirationTime() : null;
		return (expiry != null) ? expiry.toInstant() : null;
	}

	@Override
	public String toString() {
		return "ItemState[redacted]";
	}

}
