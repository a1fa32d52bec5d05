package dev.ledgerless.card;

import dev.ledgerless.account.Account;

/**
 * A credit card: a credit account together with its terms.
 *
 * @param account the account; its {@code current} is what is owed
 * @param terms what the lender tells, {@link CardTerms#UNKNOWN} where it tells nothing
 */
public record Card(Account account, CardTerms terms) {

}
