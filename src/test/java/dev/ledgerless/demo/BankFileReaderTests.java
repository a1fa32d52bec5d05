package dev.ledgerless.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A mistake in a bank's file is reported with its place.
 */
@Order(2)
class BankFileReaderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					code: mar                    | kode: mar                    | bank.yml:3:17: code is missing
					mask: "4417"                 | mask: "417"                  | bank.yml:11:12: deposits[0].label: A mask is four digits, in quotation marks
					carried: "3650.00"           | carried: 3650.00             | bank.yml:38:14: cards[0].carried: needs quotation marks around its decimal number
					carried: "3650.00"           | carried: "much"              | bank.yml:38:14: cards[0].carried: "much" is not valid.
					carried: "3650.00"           | caried: "3650.00"            | cards[0]: carried is missing
					age: 4, day: 9               | age: 4, dai: 9, day: 9       | loans[0].plan.dai: is not a known property
					cycle: { day: 6 }            | cycle: { day: 14 }           | bank.yml:39:19: cards[0].cycle: Both due days must be in every month
					cycle: { day: 6 }            | cycle: { day: 6, month: 1 }  | bank.yml:39:29: cards[0].cycle.month: is not a known property
					cycle: { day: 6 }            | # none                       | cards[0]: A card has either a cycle or arrears
					months: 120                  | months: 12                   | loans[0].plan: The loan would be paid off
					schedule: yearly 04-03       | schedule: yearly 04-31       | routines[1].schedule: "yearly 04-31" is not valid.
					schedule: yearly 04-03       | schedule: sometimes          | routines[1].schedule: "sometimes" is not valid. A schedule starts with daily,
					price: fixed 1685.00         | price: about 1685.00         | routines[2].offers[0].price: "about 1685.00" is not valid. A price is "fixed 1.00",
					price: fixed 2.80            | price: between 2.80 and 2.8  | The second amount must be higher and have as many decimals
					category: INCOME_TAX_REFUND  | category: INCOME_TAX         | routines[1].offers[0].payee.category: "INCOME_TAX" is not valid.
					kind: bank, descriptor       | kind: shop, descriptor       | payee: A payee needs a merchant, unless it is the bank itself
					name: tax-refund             | name: salary                 | bank.yml: Two rules have the name salary
					account: everyday            | account: everyda             | bank.yml: The rule phone needs an account with the key everyda
					loan: student                | loan: studnet                | bank.yml: The instalment student-loan is for no loan of this bank: studnet
					card: rewards                | card: savings                | bank.yml: The settlement pay-rewards is for no card with a cycle: savings
					code: mar                    | name: mar                    | bank.yml: while constructing a mapping
					""")
	void aWrongFileIsRefusedWithThePlaceOfTheMistake(String right, String wrong, String message) throws IOException {
		String bank = new ClassPathResource("demo/marigold-street-bank.yml").getContentAsString(StandardCharsets.UTF_8);
		assertThat(bank).contains(right);
		assertThatExceptionOfType(InvalidBankFileException.class)
			.isThrownBy(
					() -> new BankFileReader().read(file(bank.replaceFirst(quoted(right), quotedReplacement(wrong)))))
			.withMessageStartingWith("bank.yml")
			.withMessageContaining(message);
	}

	@Test
	void aMissingFileIsRefused() {
		assertThatExceptionOfType(InvalidBankFileException.class)
			.isThrownBy(() -> new BankFileReader().read(new ClassPathResource("demo/no-bank.yml")))
			.withMessageStartingWith("no-bank.yml: ");
	}

	@Test
	void aWrongFileStopsTheStart() {
		new ApplicationContextRunner().withUserConfiguration(WrongBank.class).run((context) -> {
			assertThat(context).hasFailed();
			assertThat(
					new InvalidBankFileFailureAnalyzer().analyze(Objects.requireNonNull(context.getStartupFailure())))
				.isNotNull()
				.extracting("description")
				.asString()
				.startsWith("A demo bank cannot be read. bank.yml:1:7: institution-id is missing");
		});
	}

	private static String quoted(String text) {
		return Pattern.quote(text);
	}

	private static String quotedReplacement(String text) {
		return Matcher.quoteReplacement(text);
	}

	private static Resource file(String text) {
		return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
			@Override
			public String getFilename() {
				return "bank.yml";
			}
		};
	}

	@Configuration(proxyBeanMethods = false)
	static class WrongBank {

		@Bean
		Bank bank() {
			return new BankFileReader().read(file("name: Wrong"));
		}

	}

}
