package dev.ledgerless.bank;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import dev.ledgerless.session.Mutations;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * The bytes of a bank before they are sealed.
 */
class BankFormatTests {

	private static final String UUID = "de3ce8ef-33f8-452c-a685-8671031fc0f6";

	private static Bank there(Bank bank) {
		return BankFormat.parse(BankFormat.toBytes(bank), "sandbox");
	}

	private static Bank bank(String identifier, String itemId, String name) {
		return new Bank(AccessToken.of("sandbox", identifier), itemId, name);
	}

	@Test
	void aUuidTakesSixteenBytes() {
		Bank bank = bank(UUID, "item", "Bank");
		assertThat(there(bank)).isEqualTo(bank);
		assertThat(BankFormat.toBytes(bank)).hasSize(3 + 16 + 4 + 4);
	}

	@Test
	void whatOnlyLooksLikeAUuidKeepsItsSpelling() {
		for (String identifier : new String[] { UUID.toUpperCase(Locale.ROOT), "De3ce8ef" + UUID.substring(8),
				"1-1-1-1-1", UUID.replace("-", ""), UUID + "-", "-" + UUID, UUID + "0", UUID.substring(1), "x" }) {
			Bank bank = bank(identifier, "item", "Bank");
			assertThat(there(bank)).isEqualTo(bank);
			assertThat(BankFormat.toBytes(bank)).hasSize(3 + identifier.length() + 4 + 4);
		}
	}

	@Test
	void theLongestIdentifierAndItemIdFit() {
		Bank bank = bank("a".repeat(128), "i".repeat(128), "n".repeat(64));
		assertThat(there(bank)).isEqualTo(bank);
	}

	@Test
	void whatIsEmptyStaysEmpty() {
		Bank bank = bank(UUID, "", "");
		assertThat(there(bank)).isEqualTo(bank);
	}

	@Test
	void aLongNameIsCutBetweenCharacters() {
		assertThat(there(bank("x", "i", "n".repeat(65))).institution()).isEqualTo("n".repeat(64));
		assertThat(there(bank("x", "i", "🏦".repeat(40))).institution()).isEqualTo("🏦".repeat(16));
		assertThat(there(bank("x", "i", "a" + "🏦".repeat(40))).institution()).isEqualTo("a" + "🏦".repeat(15));
		assertThat(there(bank("x", "i", "ab" + "é".repeat(40))).institution()).isEqualTo("ab" + "é".repeat(31));
		assertThat(there(bank("x", "i", "銀行".repeat(40))).institution()).isEqualTo("銀行".repeat(10) + "銀");
		assertThat(there(bank("x", "é".repeat(100), "n")).itemId()).isEqualTo("é".repeat(64));
	}

	@Test
	void oddNamesStayAsTheyAre() {
		for (String name : new String[] { "🏦💶", "بنك دبي", "בנק \u202Eהפועלים", "e\u0301", "A\u0000B", "<b>&amp;",
				" spaced ", "👨‍👩‍👧", "\uFEFFbom", "line\nbreak" }) {
			assertThat(there(bank(UUID, "item", name)).institution()).isEqualTo(name);
		}
		assertThat(there(bank(UUID, "item", "half \uD83C a character")).institution()).isEqualTo("half ? a character");
	}

	@Property(tries = 2000)
	void everyTokenComesBack(@ForAll @AlphaChars @NumericChars @StringLength(min = 1, max = 128) String identifier,
			@ForAll @StringLength(max = 30) String itemId) {
		assertThat(there(bank(identifier, "", "n")).token().identifier()).isEqualTo(identifier);
		assertThat(there(bank("x", itemId, "n")).itemId())
			.isEqualTo(new String(itemId.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
	}

	@Property(tries = 20_000)
	void anyBytesAreABankOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
		parses(bytes);
	}

	@Property(tries = 20_000)
	void anyBytesAreLinkedBanksOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
		decodes(bytes);
	}

	@Test
	void mutatedBanksAreReadOrRefused(TestReporter reporter) {
		Random random = new Random(10);
		byte[] uuid = BankFormat.toBytes(Banks.bank(1));
		byte[] text = BankFormat.toBytes(bank("a".repeat(128), "item", "Bank"));
		int mutations = 200_000;
		int read = 0;
		for (int i = 0; i < mutations; i++) {
			read += parses(Mutations.mutate((i % 2 == 0) ? uuid : text, random)) ? 1 : 0;
		}
		reporter.publishEntry("proof 8, banks", mutations + " mutated banks, " + read + " read, 0 other exceptions");
	}

	@Test
	void mutatedLinkedBanksAreReadExactlyOrRefused(TestReporter reporter) {
		Random random = new Random(11);
		byte[] banks = new LinkedBanks.Attribute().encode(new LinkedBanks(
				List.of(new SealedBank(new byte[70]), new SealedBank(new byte[90]), new SealedBank(new byte[0]))));
		int mutations = 200_000;
		int read = 0;
		for (int i = 0; i < mutations; i++) {
			read += decodes(Mutations.mutate(banks, random)) ? 1 : 0;
		}
		reporter.publishEntry("proof 8, linked banks",
				mutations + " mutated linked banks, " + read + " read and written back the same, 0 other exceptions");
	}

	@Test
	void moreThanTwentyBanksAreRefused() {
		LinkedBanks.Attribute attribute = new LinkedBanks.Attribute();
		assertThat(attribute.decode(new byte[2 * LinkedBanks.MOST]).isFull()).isTrue();
		assertThatIllegalArgumentException().isThrownBy(() -> attribute.decode(new byte[2 * LinkedBanks.MOST + 2]));
	}

	private static boolean parses(byte[] bytes) {
		Bank bank;
		try {
			bank = BankFormat.parse(bytes, "sandbox");
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
		assertThat(bank.toString()).isEqualTo("Bank[redacted]");
		return true;
	}

	private static boolean decodes(byte[] bytes) {
		LinkedBanks.Attribute attribute = new LinkedBanks.Attribute();
		LinkedBanks banks;
		try {
			banks = attribute.decode(bytes);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
		assertThat(attribute.encode(banks)).isEqualTo(bytes);
		return true;
	}

}
