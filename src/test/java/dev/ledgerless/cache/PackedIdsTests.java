package dev.ledgerless.cache;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link PackedIds}.
 */
class PackedIdsTests {

	@Property
	void idsAreReadAsTheyWereAdded(@ForAll @Size(max = 8) List<@CharRange(from = 'a', to = 'z') @CharRange(from = 'A',
			to = 'Z') @NumericChars @Chars({ '-', '_' }) @StringLength(max = 150) String> ids) {
		PackedIds added = new PackedIds();
		assertThat(ids).allMatch(added::add);
		byte[] bytes = added.toBytes();
		assertThat(bytes).hasSize(ids.stream().mapToInt((id) -> (id.length() * 6 + 7) / 8).sum());
		PackedIds read = new PackedIds(bytes);
		assertThat(ids).allSatisfy((id) -> assertThat(read.next(id.length())).isEqualTo(id));
		assertThat(read.isAtEnd()).isTrue();
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> read.next(1));
	}

	@Property
	void aTextThatDoesNotFitIsNotAdded(@ForAll String text) {
		PackedIds added = new PackedIds();
		boolean fits = text.matches("[A-Za-z0-9_-]*");
		assertThat(added.add(text)).isEqualTo(fits);
		assertThat(added.toBytes()).hasSize(fits ? (text.length() * 6 + 7) / 8 : 0);
	}

}
