package dev.ledgerless.ending;

import java.util.List;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.bank.EndingCode;
import dev.ledgerless.bank.EndingCodes;

/**
 * The ending code of one linked bank.
 *
 * @param institution the bank's name
 * @param code the code
 * @param image the same as a QR code
 */
record BankCode(String institution, EndingCode code, QrImage image) {

	static List<BankCode> of(BankSession session, EndingCodes codes) {
		return session.banks().stream().map((bank) -> {
			EndingCode code = codes.codeOf(bank);
			return new BankCode(bank.institution(), code, QrImage.of(code));
		}).toList();
	}

	@Override
	public String toString() {
		return "BankCode[redacted]";
	}

}
