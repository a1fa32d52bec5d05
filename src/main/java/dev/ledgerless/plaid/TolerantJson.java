package dev.ledgerless.plaid;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value that is not what plaid-java expects as {@code null}, whatever its kind: a
 * date that is none, a text where a number belongs, an enum value that Plaid added within
 * a version of its API, an empty text. plaid-java itself would refuse the whole response,
 * also for a field that no one uses. What is not JSON at all still fails.
 */
final class TolerantJson implements TypeAdapterFactory {

	private static final String MODELS = "com.plaid.client.model.";

	private static final Map<Class<?>, Reader> SCALARS = Map.of(String.class, TolerantJson::text, Boolean.class,
			TolerantJson::flag, Integer.class, TolerantJson::wholeNumber, Double.class, TolerantJson::number,
			LocalDate.class, TolerantJson::date, OffsetDateTime.class, TolerantJson::dateTime);

	@Override
	public <T> TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
		TypeAdapter<T> strict = gson.getDelegateAdapter(this, type);
		return new Tolerant<>(strict, reader(type.getRawType(), strict));
	}

	private static Reader reader(Class<?> type, TypeAdapter<?> strict) {
		Reader scalar = SCALARS.get(type);
		if (scalar != null) {
			return scalar;
		}
		if (Collection.class.isAssignableFrom(type)) {
			return (in) -> expect(JsonToken.BEGIN_ARRAY, in, strict);
		}
		if (type.isEnum()) {
			return (in) -> constant(in, strict);
		}
		if (type.getName().startsWith(MODELS)) {
			return (in) -> expect(JsonToken.BEGIN_OBJECT, in, strict);
		}
		// No field of another type is used.
		return TolerantJson::skip;
	}

	private static @Nullable Object expect(JsonToken token, JsonReader in, TypeAdapter<?> strict) throws IOException {
		return (in.peek() == token) ? strict.read(in) : skip(in);
	}

	private static @Nullable Object skip(JsonReader in) throws IOException {
		in.skipValue();
		return null;
	}

	private static @Nullable Object constant(JsonReader in, TypeAdapter<?> strict) throws IOException {
		try {
			return expect(JsonToken.STRING, in, strict);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable String text(JsonReader in) throws IOException {
		if (in.peek() != JsonToken.STRING) {
			in.skipValue();
			return null;
		}
		String text = in.nextString();
		return text.isBlank() ? null : text;
	}

	private static @Nullable Boolean flag(JsonReader in) throws IOException {
		if (in.peek() != JsonToken.BOOLEAN) {
			in.skipValue();
			return null;
		}
		return in.nextBoolean();
	}

	private static @Nullable String digits(JsonReader in) throws IOException {
		if (in.peek() != JsonToken.NUMBER) {
			in.skipValue();
			return null;
		}
		return in.nextString();
	}

	private static @Nullable Integer wholeNumber(JsonReader in) throws IOException {
		String digits = digits(in);
		try {
			return (digits != null) ? Integer.valueOf(digits) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

	private static @Nullable Double number(JsonReader in) throws IOException {
		String digits = digits(in);
		Double number = (digits != null) ? Double.valueOf(digits) : null;
		return (number != null && Double.isFinite(number)) ? number : null;
	}

	private static @Nullable LocalDate date(JsonReader in) throws IOException {
		String text = text(in);
		try {
			return (text != null && hasFourDigitYear(text)) ? LocalDate.parse(text) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static @Nullable OffsetDateTime dateTime(JsonReader in) throws IOException {
		String text = text(in);
		try {
			return (text != null && hasFourDigitYear(text)) ? OffsetDateTime.parse(text) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/** Others have a sign, and are beyond what milliseconds since 1970 can count. */
	private static boolean hasFourDigitYear(String text) {
		return Character.isDigit(text.charAt(0));
	}

	private interface Reader {

		@Nullable Object read(JsonReader in) throws IOException;

	}

	private static final class Tolerant<T> extends TypeAdapter<T> {

		private final TypeAdapter<T> strict;

		private final Reader reader;

		Tolerant(TypeAdapter<T> strict, Reader reader) {
			this.strict = strict;
			this.reader = reader;
		}

		@Override
		public void write(JsonWriter out, @Nullable T value) throws IOException {
			this.strict.write(out, value);
		}

		// Each reader returns a value of the type that it is chosen for.
		@Override
		@SuppressWarnings("unchecked")
		public @Nullable T read(JsonReader in) throws IOException {
			return (T) this.reader.read(in);
		}

	}

}
