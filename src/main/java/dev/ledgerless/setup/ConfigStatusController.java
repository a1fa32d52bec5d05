package dev.ledgerless.setup;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.keys.Keys;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.plaid.StatelessPlaidService;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Reports to operators which settings are set, never their values.
 */
@RestController
class ConfigStatusController {

	private static final String NO_CACHE = "none";

	private static final String CACHE = "redis";

	private final StatelessPlaidService plaid;

	private final PlaidSetup setup;

	private final Keys keys;

	ConfigStatusController(StatelessPlaidService plaid, PlaidSetup setup, Keys keys) {
		this.plaid = plaid;
		this.setup = setup;
		this.keys = keys;
	}

	@GetMapping("/config-status")
	ConfigStatus configStatus(BankSession session) {
		return new ConfigStatus(this.setup.environment().configName(), this.setup.hasClientId(), this.setup.hasSecret(),
				this.keys.configured(), this.plaid.cachePolicy().on() ? CACHE : NO_CACHE, session.linked().size());
	}

	/**
	 * The settings. The names are a contract.
	 *
	 * @param plaidEnv which Plaid
	 * @param hasPlaidClientId whether {@code PLAID_CLIENT_ID} is set
	 * @param hasPlaidSecret whether {@code PLAID_SECRET} is set
	 * @param encryptionConfigured whether both keys come from the environment, so that
	 * sessions outlive a restart
	 * @param cache which cache is used: {@code redis} or {@code none}
	 * @param linkedBanks how many banks this browser has linked
	 */
	record ConfigStatus(String plaidEnv, boolean hasPlaidClientId, boolean hasPlaidSecret, boolean encryptionConfigured,
			String cache, int linkedBanks) {

	}

}
