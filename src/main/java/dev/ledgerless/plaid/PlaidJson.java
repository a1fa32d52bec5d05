package dev.ledgerless.plaid;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import com.google.gson.Gson;
import com.google.gson.JsonSyntaxException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.plaid.client.JSON;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/**
 * plaid-java's JSON, with two differences. A value that plaid-java does not understand is
 * {@code null} ({@link TolerantJson}). A body that is not JSON fails with a
 * {@link com.google.gson.JsonParseException}, whereas a body that breaks off on its way
 * stays an {@link IOException}.
 */
final class PlaidJson extends Converter.Factory {

	/** Deeper than anything Plaid sends, and shallow enough for a small heap. */
	private static final int DEEPEST = 10_000;

	private final Gson gson;

	private final GsonConverterFactory delegate;

	/**
	 * Creates a converter.
	 * @param gson {@link #gson()}
	 */
	PlaidJson(Gson gson) {
		this.gson = gson;
		this.delegate = GsonConverterFactory.create(gson);
	}

	static Gson gson() {
		return new JSON().getGson()
			.newBuilder()
			.setStrictness(Strictness.STRICT)
			// Fields of any type would refuse a number that no double can hold.
			.setObjectToNumberStrategy(ToNumberPolicy.LAZILY_PARSED_NUMBER)
			.registerTypeAdapterFactory(new TolerantJson())
			.create();
	}

	@Override
	public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
		return (body) -> {
			try (body; JsonReader reader = this.gson.newJsonReader(body.charStream())) {
				return read(reader, type);
			}
		};
	}

	private @Nullable Object read(JsonReader reader, Type type) throws IOException {
		reader.setNestingLimit(DEEPEST);
		Object answer = this.gson.fromJson(reader, type);
		if (answer != null && reader.peek() != JsonToken.END_DOCUMENT) {
			throw new JsonSyntaxException("More than one value");
		}
		return answer;
	}

	@Override
	public @Nullable Converter<?, RequestBody> requestBodyConverter(Type type, Annotation[] parameterAnnotations,
			Annotation[] methodAnnotations, Retrofit retrofit) {
		return this.delegate.requestBodyConverter(type, parameterAnnotations, methodAnnotations, retrofit);
	}

}
