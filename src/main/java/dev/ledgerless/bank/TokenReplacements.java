package dev.ledgerless.bank;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The tokens that replaced those of the cookie, for one request: its browser never
 * received the response with them.
 *
 * @param banks the banks with the new tokens, by the token in the cookie
 */
record TokenReplacements(Map<AccessToken, Bank> banks) {

	private static final String ATTRIBUTE = TokenReplacements.class.getName();

	private static final TokenReplacements NONE = new TokenReplacements(Map.of());

	static TokenReplacements of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof TokenReplacements replacements) ? replacements : NONE;
	}

	void putInto(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	boolean isEmpty() {
		return this.banks.isEmpty();
	}

	List<Bank> apply(List<Bank> cookie) {
		return cookie.stream().map((bank) -> this.banks.getOrDefault(bank.token(), bank)).toList();
	}

	@Override
	public String toString() {
		return "TokenReplacements[redacted]";
	}

}
