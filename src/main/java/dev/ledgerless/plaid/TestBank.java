package dev.ledgerless.plaid;

/**
 * A bank that can be linked with one click.
 *
 * @param id Plaid's {@code institution_id}
 * @param name its name
 * @param description its purpose
 */
public record TestBank(String id, String name, String description) {

}
