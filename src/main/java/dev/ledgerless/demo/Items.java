package dev.ledgerless.demo;

import dev.ledgerless.demo.PlaidException.Code;

/**
 * Finds the item of a request, and refuses it if it cannot be read.
 */
final class Items {

	private final Tokens tokens;

	private final ItemMemory memory;

	Items(Tokens tokens, ItemMemory memory) {
		this.tokens = tokens;
		this.memory = memory;
	}

	/**
	 * Returns the item of the request's access token, even if its bank asks for a new
	 * login.
	 * @throws PlaidException if the token is unknown or was replaced, or the item was
	 * removed
	 */
	LinkedItem find(Fields request) {
		LinkedItem item = this.tokens.readAccessToken(request.text("access_token"))
			.filter((candidate) -> !this.memory.isTokenReplaced(candidate))
			.orElseThrow(() -> new PlaidException(Code.INVALID_ACCESS_TOKEN));
		return present(item);
	}

	/**
	 * Returns the item of the request's access token, for reading its data.
	 * @throws PlaidException as {@link #find}, and if the bank asks for a new login
	 */
	LinkedItem findReadable(Fields request) {
		LinkedItem item = find(request);
		if (this.memory.needsLogin(item)) {
			throw new PlaidException(Code.ITEM_LOGIN_REQUIRED);
		}
		return item;
	}

	/**
	 * Returns the item itself.
	 * @throws PlaidException if it was removed
	 */
	LinkedItem present(LinkedItem item) {
		if (this.memory.isRemoved(item)) {
			throw new PlaidException(Code.ITEM_NOT_FOUND);
		}
		return item;
	}

}
