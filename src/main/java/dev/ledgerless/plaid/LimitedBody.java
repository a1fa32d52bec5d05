package dev.ledgerless.plaid;

import java.io.IOException;

import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Cuts off a response body that is longer than any valid one.
 */
final class LimitedBody implements Interceptor {

	private final long limit;

	/**
	 * Creates an interceptor.
	 * @param limit the most bytes of a body, after decompression
	 */
	LimitedBody(long limit) {
		this.limit = limit;
	}

	@Override
	public Response intercept(Chain chain) throws IOException {
		Response response = chain.proceed(chain.request());
		ResponseBody body = response.body();
		return (body != null) ? response.newBuilder().body(new Limited(body, this.limit)).build() : response;
	}

	private static final class Limited extends ResponseBody {

		private final ResponseBody body;

		private final BufferedSource source;

		Limited(ResponseBody body, long limit) {
			this.body = body;
			this.source = Okio.buffer(new ForwardingSource(body.source()) {

				private long left = limit;

				@Override
				public long read(Buffer sink, long byteCount) throws IOException {
					long read = super.read(sink, byteCount);
					this.left -= Math.max(read, 0);
					if (this.left < 0) {
						throw new BodyTooLongException(limit);
					}
					return read;
				}

			});
		}

		@Override
		public @Nullable MediaType contentType() {
			return this.body.contentType();
		}

		@Override
		public long contentLength() {
			return this.body.contentLength();
		}

		@Override
		public BufferedSource source() {
			return this.source;
		}

	}

}
