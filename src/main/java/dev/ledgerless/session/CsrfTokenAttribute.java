package dev.ledgerless.session;

import java.nio.ByteBuffer;
import java.util.UUID;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Spring Security's CSRF token: a random UUID, stored as 16 bytes.
 */
final class CsrfTokenAttribute implements SessionAttribute<CsrfToken> {

	static final String NAME = HttpSessionCsrfTokenRepository.class.getName().concat(".CSRF_TOKEN");

	private static final String HEADER = "X-CSRF-TOKEN";

	private static final String PARAMETER = "_csrf";

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public byte code() {
		return 1;
	}

	@Override
	public Class<CsrfToken> type() {
		return CsrfToken.class;
	}

	@Override
	public byte[] encode(CsrfToken value) {
		UUID uuid = UUID.fromString(value.getToken());
		return ByteBuffer.allocate(2 * Long.BYTES)
			.putLong(uuid.getMostSignificantBits())
			.putLong(uuid.getLeastSignificantBits())
			.array();
	}

	@Override
	public CsrfToken decode(byte[] bytes) {
		if (bytes.length != 2 * Long.BYTES) {
			throw new IllegalArgumentException("A CSRF token has 16 bytes");
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		return new DefaultCsrfToken(HEADER, PARAMETER, new UUID(buffer.getLong(), buffer.getLong()).toString());
	}

}
