package dev.ledgerless.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.session.Session;

/**
 * A session while one request uses it.
 */
final class SignedSession implements Session {

	private final AttributeValues attributes;

	private final Clock clock;

	private final @Nullable SessionClaim claim;

	private final SessionId family;

	private final @Nullable SessionId presented;

	private SessionId id;

	private @Nullable SessionId predecessor;

	private Instant created;

	private Instant lastUsed;

	private SessionLifetime lifetime;

	private boolean changed;

	private boolean hadData;

	private boolean hasUnsentId;

	private SignedSession(SessionContent content, AttributeValues attributes, Clock clock,
			@Nullable SessionClaim claim) {
		this.attributes = attributes;
		this.clock = clock;
		this.claim = claim;
		this.id = content.id();
		this.family = content.family();
		this.predecessor = content.predecessor();
		this.presented = (claim != null) ? content.id() : null;
		this.created = content.created();
		this.lastUsed = content.lastUsed();
		this.lifetime = content.lifetime();
		this.hadData = attributes.haveData() || content.predecessor() != null;
	}

	/**
	 * Creates a session that has to be written.
	 */
	static SignedSession create(String cookieName, SessionAttributes allowed, Clock clock) {
		Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
		SessionId id = SessionId.random();
		SessionContent content = new SessionContent(id, id, null, now, now, SessionLifetime.BROWSER, Map.of());
		SignedSession session = new SignedSession(content, new AttributeValues(Map.of(), allowed, cookieName), clock,
				null);
		session.changed = true;
		return session;
	}

	/**
	 * Resumes the session of a cookie.
	 * @param content the content of the cookie
	 * @param withCurrentKey whether the current key signed it; otherwise it has to be
	 * written again
	 */
	static SignedSession resume(SessionContent content, boolean withCurrentKey, String cookieName,
			SessionAttributes allowed, Clock clock, SessionClaim claim) {
		SignedSession session = new SignedSession(content,
				new AttributeValues(content.attributes(), allowed, cookieName), clock, claim);
		session.changed = !withCurrentKey;
		return session;
	}

	SessionContent content() {
		return new SessionContent(this.id, this.family, this.predecessor, this.created, this.lastUsed, this.lifetime,
				this.attributes.asMap());
	}

	boolean isChanged() {
		return this.changed;
	}

	/** Records the time of this use, before the session is written. */
	void touch() {
		this.lastUsed = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
	}

	/** Records that the session was written in its present state. */
	void markWritten() {
		this.changed = false;
		this.hasUnsentId = false;
		this.hadData |= this.attributes.haveData();
	}

	/**
	 * Gives up a change that could not be written. The browser continues with the id that
	 * it knows.
	 */
	void discardChanges() {
		this.changed = false;
		if (this.claim != null && this.hasUnsentId) {
			this.claim.release();
		}
	}

	/** Returns the request's right to change it; {@code null} if it is new. */
	@Nullable SessionClaim claim() {
		return this.claim;
	}

	/**
	 * Restarts the age. Only under a new id: the former one expires as it would have.
	 * @throws IllegalStateException if the id has not changed
	 */
	void restartAge() {
		if (Objects.equals(this.id, this.presented)) {
			throw new IllegalStateException("The age restarts under a new id only");
		}
		this.created = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
		this.changed = true;
	}

	SessionLifetime lifetime() {
		return this.lifetime;
	}

	/**
	 * Reports whether the session has, or had in the browser's cookie, any data of the
	 * application.
	 * @return {@code false} if revoking it makes no difference
	 */
	boolean hasHadData() {
		return this.hadData || this.attributes.haveData();
	}

	@Override
	public String getId() {
		return this.id.toString();
	}

	/**
	 * Replaces the id. Of several requests that try, one succeeds. The predecessor is the
	 * id that the browser knows, even if one request changes the id several times.
	 * @throws ConcurrentSessionChangeException if another request was first; the changes
	 * of this one are discarded
	 */
	@Override
	public String changeSessionId() {
		if (this.claim != null) {
			try {
				this.claim.take(hasHadData());
			}
			catch (ConcurrentSessionChangeException ex) {
				this.changed = false;
				throw ex;
			}
			this.predecessor = this.presented;
		}
		this.id = SessionId.random();
		this.hasUnsentId = true;
		this.changed = true;
		return getId();
	}

	@Override
	@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" })
	public <T> @Nullable T getAttribute(String attributeName) {
		return (T) (SessionLifetime.ATTRIBUTE.equals(attributeName) ? this.lifetime
				: this.attributes.get(attributeName));
	}

	@Override
	public Set<String> getAttributeNames() {
		return this.attributes.names();
	}

	/**
	 * Sets an attribute.
	 * @throws IllegalArgumentException if the attribute is not on the allow-list
	 * @throws SessionTooLargeException if the cookie would become too long
	 */
	@Override
	public void setAttribute(String attributeName, @Nullable Object attributeValue) {
		if (attributeValue == null) {
			removeAttribute(attributeName);
		}
		else if (SessionLifetime.ATTRIBUTE.equals(attributeName)
				&& attributeValue instanceof SessionLifetime newLifetime) {
			this.changed |= (this.lifetime != newLifetime);
			this.lifetime = newLifetime;
		}
		else {
			this.changed |= this.attributes.put(attributeName, attributeValue);
		}
	}

	@Override
	public void removeAttribute(String attributeName) {
		this.changed |= this.attributes.remove(attributeName);
	}

	@Override
	public Instant getCreationTime() {
		return this.created;
	}

	/**
	 * Does nothing: the time of the last use is recorded when the session is written, by
	 * the injected clock, not by the system clock that Spring Session uses here.
	 */
	@Override
	public void setLastAccessedTime(Instant lastAccessedTime) {
	}

	@Override
	public Instant getLastAccessedTime() {
		return this.lastUsed;
	}

	/** Does nothing: the timeouts follow from the {@link SessionLifetime}. */
	@Override
	public void setMaxInactiveInterval(Duration interval) {
	}

	@Override
	public Duration getMaxInactiveInterval() {
		return Duration.ZERO;
	}

	@Override
	public boolean isExpired() {
		return false;
	}

}
