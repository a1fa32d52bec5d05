package dev.ledgerless.session;

import org.jspecify.annotations.Nullable;

/**
 * A session's place in its family. A family is all sessions that followed one another in
 * a browser, each under its own id; it is named by the id of the first.
 *
 * @param family the family
 * @param id the session's id
 * @param predecessor the id of the session whose place it took; {@code null} for the
 * first of a family
 */
public record SessionLineage(String family, String id, @Nullable String predecessor) {

	/**
	 * Reports whether the session is the first of its family.
	 * @return {@code true} if the family is named by its id
	 */
	public boolean isFirst() {
		return this.family.equals(this.id);
	}

}
