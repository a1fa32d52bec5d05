package dev.ledgerless.demo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The JSON of each demo bank on three days, as digests: a linked demo bank never changes
 * its past.
 */
@Order(2)
class BankAnswersTests {

	private final Banks banks = Banks.read();

	@ParameterizedTest
	@CsvSource(textBlock = """
			mar, 2026-11-24, 32f9930c2a73c6136d39a588df45b1869002b2131ec92a86707d783855cc020c
			mar, 2027-01-01, 3f5264261f01f6ef7ac994cba5c1b07ef5319e21ccb64dd8a78d552ee02f32de
			mar, 2028-02-29, d4f62f435a8288628e90275da1a5ef9a32198847866a686770de07d2825ab80d
			fer, 2026-11-24, 8f4e5715d560e713a9b770006ad022ad6ff3851253f96bbc76ae2063a54ab04a
			fer, 2027-01-01, 9649ded889f876a4aea569ab009c3723ecdbc5c13adb0acd10a094b6b33bdb4d
			fer, 2028-02-29, 57b177f2f5f8b3f9d23e22055d46ebb081ca1ebace57be8395a6544786c856f2
			ams, 2026-11-24, 1adc93469b0145727f2fe27a91e8e13900d4c10e760cc63195f49b58c75b8bfe
			ams, 2027-01-01, 8c6d3afc14dd9e63dd972f55e94864a404b85b53aadbbd4c15af05f91ee9098a
			ams, 2028-02-29, 9dcb38f27681cb680f5e7e54aecaa93462f1177aa3bb9e4b43c6b7aec3909dc7
			""")
	void accountsTransactionsAndLiabilitiesStayTheSame(String code, LocalDate today, String digest)
			throws NoSuchAlgorithmException {
		Bank bank = this.banks.byCode(code).orElseThrow();
		byte[] json = new Json().write(Answers.of(bank, today));
		assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json))).isEqualTo(digest);
	}

	private record Answers(List<AccountBody> accounts, List<TransactionBody> transactions,
			LiabilitiesBody liabilities) {

		static Answers of(Bank bank, LocalDate today) {
			LinkedItem item = new LinkedItem(bank, bank.code() + "-0123456789abcdef");
			History history = History.of(bank, today);
			return new Answers(
					bank.accounts().stream().map((account) -> AccountBody.of(item, account, history)).toList(),
					history.rows().stream().map((row) -> TransactionBody.of(item, row, true)).toList(),
					LiabilitiesBody.of(item, bank.accounts(), history));
		}

	}

}
