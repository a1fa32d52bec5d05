package dev.ledgerless.dashboard;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DashboardUrls}: each changes one thing and keeps the others.
 */
class DashboardUrlsTests {

	private final DashboardUrls urls = new DashboardUrls(query("days", "365", "q", "coffee", "category",
			"FOOD_AND_DRINK", "page", "3", "pay_card-1", "250", "mask", ""));

	@Test
	void anotherPageKeepsTheFilterAndThePeriod() {
		assertThat(this.urls.page(2))
			.isEqualTo("/?days=365&q=coffee&category=FOOD_AND_DRINK&pay_card-1=250&page=2#transactions");
	}

	@Test
	void anotherPeriodReplacesTheOneThatWasAskedForInAnyForm() {
		DashboardUrls dated = new DashboardUrls(query("from", "2026-01-01", "to", "2026-01-31", "q", "coffee"));
		assertThat(dated.days(30)).isEqualTo("/?q=coffee&days=30#spending");
		assertThat(this.urls.days(30)).startsWith("/?q=coffee").contains("&days=30").doesNotContain("365", "page");
	}

	@Test
	void aCategoryReplacesTheOneBeforeAndKeepsTheRestOfTheFilter() {
		assertThat(this.urls.only("category", "none"))
			.isEqualTo("/?days=365&q=coffee&category=none&pay_card-1=250#transactions");
	}

	@Test
	void aMerchantThatWasFoundInAllRowsIsShownWhateverIsFiltered() {
		assertThat(this.urls.merchant("Café & Söhne+"))
			.isEqualTo("/?days=365&pay_card-1=250&merchant=Caf%C3%A9%20%26%20S%C3%B6hne%2B#transactions");
	}

	@Test
	void aPartOfTheFilterIsClearedAloneAndAllOfItTogether() {
		assertThat(this.urls.without("q")).isEqualTo("/?days=365&category=FOOD_AND_DRINK&pay_card-1=250#transactions");
		assertThat(this.urls.unfiltered()).isEqualTo("/?days=365&pay_card-1=250#transactions");
	}

	@Test
	void hidingTheAmountsForgetsThePaymentsAndShowingThemKeepsTheRest() {
		assertThat(this.urls.masked(true)).isEqualTo("/?days=365&q=coffee&category=FOOD_AND_DRINK&mask=1");
		assertThat(new DashboardUrls(query("mask", "1", "q", "coffee")).masked(false)).isEqualTo("/?q=coffee");
		assertThat(this.urls.payingNothing().page(2)).doesNotContain("pay_");
	}

	@Test
	void aPaymentReplacesThatOfTheSameCardOnly() {
		assertThat(this.urls.paying("card-1", "99.5")).contains("pay_card-1=99.5").doesNotContain("250");
		assertThat(this.urls.paying("card-2", "1")).contains("pay_card-1=250", "pay_card-2=1").endsWith("#what-if");
		assertThat(this.urls.withoutPayments()).isEqualTo("/?days=365&q=coffee&category=FOOD_AND_DRINK#cards");
	}

	@Test
	void aFileHasTheFilterButNeitherPaymentsNorPageNorWhatCouldNotBeRead() {
		assertThat(this.urls.export("/export/transactions.csv", Set.of()))
			.isEqualTo("/export/transactions.csv?days=365&q=coffee&category=FOOD_AND_DRINK");
		assertThat(this.urls.export("/export/transactions.csv", Set.of("days", "q")))
			.isEqualTo("/export/transactions.csv?category=FOOD_AND_DRINK");
	}

	@Test
	void aFormSendsAlongWhatItDoesNotHaveItself() {
		assertThat(this.urls.keptBeside(List.of("pay_*"))).containsOnlyKeys("days", "q", "category");
		assertThat(this.urls.keptBeside(List.of("days", "q"))).containsOnlyKeys("category", "pay_card-1");
	}

	@Test
	void withoutAnyQueryAnAddressIsThePageItself() {
		assertThat(new DashboardUrls(query()).masked(false)).isEqualTo("/");
		assertThat(new DashboardUrls(query()).unfiltered()).isEqualTo("/#transactions");
	}

	private static MultiValueMap<String, String> query(String... namesAndValues) {
		MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			query.add(namesAndValues[i], namesAndValues[i + 1]);
		}
		return query;
	}

}
