package dev.ledgerless.demo;

import dev.ledgerless.demo.PlaidException.Code;

/**
 * Finds the item that a request is about, and what keeps it from being read.
 */
final class Items {

	private final Tokens tokens;

	private final ItemMemory memory;

	Items(Tokens tokens, ItemMemory memory) {
		this.tokens = tokens;
		this.memory = memory;
	}

	/**
	 * The item of the request's access token, whether or not its bank lets anybody in.
	 * @throws PlaidException if the token was never made or was replaced, or the item was
	 * removed
	 */
	LinkedItem find(Fields request) {
		LinkedItem item = this.tokens.readAccessToken(request.text("access_token"))
			.filter((candidate) -> !this.memory.isTokenReplaced(candidate))
			.orElseThrow(() -> new PlaidException(Code.INVALID_ACCESS_TOKEN));
		return present(item);
	}

	/**
	 * The item of the request's access token, for reading what the bank has.
	 * @throws PlaidException as {@link #find}, and if the bank wants a new login
	 */
	LinkedItem findReadable(Fields request) {
		LinkedItem item = find(request);
		if (this.memory.needsLogin(item)) {
			throw new PlaidException(Code.ITEM_LOGIN_REQUIRED);
		}
		return item;
	}

	/**
	 * The item itself.
	 * @throws PlaidException if it was removed
	 */
	LinkedItem present(LinkedItem item) {
		if (this.memory.isRemoved(item)) {
			throw new PlaidException(Code.ITEM_NOT_FOUND);
		}
		return item;
	}

}
