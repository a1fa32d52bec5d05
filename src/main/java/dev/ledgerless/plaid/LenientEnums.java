package dev.ledgerless.plaid;

import java.io.IOException;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads an enum value that plaid-java does not know as {@code null}. Plaid adds values
 * within a version of its API; without this, one of them would make the whole response
 * unreadable.
 */
final class LenientEnums implements TypeAdapterFactory {

	@Override
	public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
		if (!type.getRawType().isEnum()) {
			return null;
		}
		TypeAdapter<T> strict = gson.getDelegateAdapter(this, type);
		return new TypeAdapter<>() {

			@Override
			public void write(JsonWriter out, @Nullable T value) throws IOException {
				strict.write(out, value);
			}

			@Override
			public @Nullable T read(JsonReader in) throws IOException {
				try {
					return strict.read(in);
				}
				catch (IllegalArgumentException ex) {
					return null;
				}
			}

		};
	}

}
