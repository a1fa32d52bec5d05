package dev.ledgerless.plaid;

import dev.ledgerless.transaction.Category;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class InternerTests {

	private final Interner interner = new Interner();

	@Test
	void givenEqualValuesThenTheFirstIsKept() {
		Category first = new Category("FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE");
		Category equal = new Category("FOOD_AND_DRINK", "FOOD_AND_DRINK_COFFEE");
		assertThat(this.interner.intern(first)).isSameAs(first);
		assertThat(this.interner.intern(equal)).isSameAs(first);
	}

	@Test
	void givenOtherValuesThenEachIsItself() {
		Category one = new Category("FOOD_AND_DRINK", null);
		Category other = new Category(null, "FOOD_AND_DRINK");
		assertThat(this.interner.intern(one)).isSameAs(one);
		assertThat(this.interner.intern(other)).isSameAs(other);
	}

	@Test
	void givenNoValueThenThereIsNone() {
		assertThat(this.interner.<@Nullable String>intern(null)).isNull();
	}

}
