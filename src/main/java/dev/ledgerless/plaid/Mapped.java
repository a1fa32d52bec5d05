package dev.ledgerless.plaid;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A mapped list.
 *
 * @param values the values that could be mapped
 * @param complete whether none was left out
 * @param <T> the type of the values
 */
record Mapped<T>(List<T> values, boolean complete) {

	/**
	 * Maps a list.
	 * @param sent the list as Plaid sent it, {@code null} if there is none
	 * @param mapper returns {@code null} for a value that cannot be mapped
	 */
	static <S, T> Mapped<T> of(@Nullable List<S> sent, Function<S, @Nullable T> mapper) {
		if (sent == null) {
			return new Mapped<>(List.of(), false);
		}
		List<T> values = sent.stream().filter(Objects::nonNull).map(mapper).filter(Objects::nonNull).toList();
		return new Mapped<>(values, values.size() == sent.size());
	}

	@Override
	public String toString() {
		return "Mapped[redacted]";
	}

}
