package dev.ledgerless.plaid;

import java.io.IOException;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.plaid.client.model.PlaidError;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import retrofit2.Response;

/**
 * Decodes Plaid's error responses, and logs them without anything that could hold data of
 * a person.
 */
final class PlaidErrorDecoder {

	private static final Logger logger = LoggerFactory.getLogger(PlaidErrorDecoder.class);

	private final Gson gson;

	PlaidErrorDecoder(Gson gson) {
		this.gson = gson;
	}

	/**
	 * Decodes an error response.
	 * @param path the endpoint
	 * @param response the response
	 * @return the failure to throw
	 */
	PlaidFailure decode(String path, Response<?> response) {
		PlaidError error = error(response.errorBody());
		String type = (error != null && error.getErrorType() != null) ? error.getErrorType().getValue() : null;
		String code = (error != null) ? error.getErrorCode() : null;
		PlaidFailure failure = PlaidFailure.answered(response.code(), type, code,
				(error != null) ? error.getRequestId() : null);
		String message = "Plaid " + path + " answered " + response.code() + " " + PlaidCall.harmless(code)
				+ " (request " + PlaidCall.harmless(failure.requestId()) + ")";
		if (failure.problem().isSiteMisconfigured()) {
			logger.error(message + ": check PLAID_CLIENT_ID, PLAID_SECRET and the products that Plaid has enabled");
		}
		else {
			logger.info(message);
		}
		return failure;
	}

	private @Nullable PlaidError error(@Nullable ResponseBody body) {
		if (body == null) {
			return null;
		}
		try (body) {
			return this.gson.fromJson(body.string(), PlaidError.class);
		}
		catch (IOException | JsonParseException ex) {
			return null;
		}
	}

}
