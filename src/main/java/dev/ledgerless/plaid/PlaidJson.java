package dev.ledgerless.plaid;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import com.google.gson.Gson;
import com.google.gson.Strictness;
import com.plaid.client.JSON;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;
import retrofit2.converter.gson.GsonConverterFactory;

/**
 * plaid-java's JSON, with two differences: values of enums that it does not know are no
 * error, and a body that is not the expected JSON fails with a
 * {@link com.google.gson.JsonParseException}, whereas a body that breaks off on its way
 * stays an {@link java.io.IOException}.
 */
final class PlaidJson extends Converter.Factory {

	private final Gson gson;

	private final GsonConverterFactory delegate;

	/**
	 * Prepares converting.
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
			.registerTypeAdapterFactory(new LenientEnums())
			.create();
	}

	@Override
	public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
		return (body) -> {
			try (body) {
				return this.gson.fromJson(body.charStream(), type);
			}
		};
	}

	@Override
	public @Nullable Converter<?, RequestBody> requestBodyConverter(Type type, Annotation[] parameterAnnotations,
			Annotation[] methodAnnotations, Retrofit retrofit) {
		return this.delegate.requestBodyConverter(type, parameterAnnotations, methodAnnotations, retrofit);
	}

}
