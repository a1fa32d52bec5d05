package dev.ledgerless.plaid;

import dev.ledgerless.transaction.Category;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RepeatsTests {

	private final Repeats repeats = new Repeats();

	@Test
	void givenEqualValuesThenTheFirstIsKept() {
		Category first = new Category("FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE");
		Category equal = new Category("FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE");
		assertThat(this.repeats.once(first)).isSameAs(first);
		assertThat(this.repeats.once(equal)).isSameAs(first);
	}

	@Test
	void givenOtherValuesThenEachIsItself() {
		Category one = new Category("FOOD_AND_DRINK", null);
		Category other = new Category(null, "FOOD_AND_DRINK");
		assertThat(this.repeats.once(one)).isSameAs(one);
		assertThat(this.repeats.once(other)).isSameAs(other);
	}

	@Test
	void givenNoValueThenThereIsNone() {
		assertThat(this.repeats.<@Nullable String>once(null)).isNull();
	}

}
