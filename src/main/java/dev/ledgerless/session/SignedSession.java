package dev.ledgerless.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.session.Session;

/**
 * A session while one request uses it.
 */
final class SignedSession implements Session {

	private final AttributeValues attributes;

	private final Clock clock;

	private final Succession succession;

	private final List<String> formerIds = new ArrayList<>();

	private final Instant created;

	private SessionId id;

	private Instant lastUsed;

	private SessionLifetime lifetime;

	private boolean changed;

	private boolean hadData;

	private SignedSession(SessionContent content, AttributeValues attributes, Clock clock, Succession succession) {
		this.attributes = attributes;
		this.clock = clock;
		this.succession = succession;
		this.id = content.id();
		this.created = content.created();
		this.lastUsed = content.lastUsed();
		this.lifetime = content.lifetime();
		this.hadData = attributes.haveData();
	}

	/**
	 * Creates a session that has to be written.
	 * @param cookieName the name of its cookie
	 * @param allowed the attributes it may hold
	 * @param clock the time
	 * @param succession decides whether it may take a new id
	 * @return the session
	 */
	static SignedSession create(String cookieName, SessionAttributes allowed, Clock clock, Succession succession) {
		Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
		SessionContent content = new SessionContent(SessionId.random(), now, now, SessionLifetime.BROWSER, Map.of());
		SignedSession session = new SignedSession(content, new AttributeValues(Map.of(), allowed, cookieName), clock,
				succession);
		session.changed = true;
		return session;
	}

	/**
	 * Resumes the session of a cookie.
	 * @param content the content of the cookie
	 * @param withCurrentKey whether the current key signed it; otherwise it has to be
	 * written again
	 * @param cookieName the name of its cookie
	 * @param allowed the attributes it may hold
	 * @param clock the time
	 * @param succession decides whether it may take a new id
	 * @return the session
	 */
	static SignedSession resume(SessionContent content, boolean withCurrentKey, String cookieName,
			SessionAttributes allowed, Clock clock, Succession succession) {
		SignedSession session = new SignedSession(content,
				new AttributeValues(content.attributes(), allowed, cookieName), clock, succession);
		session.changed = !withCurrentKey;
		return session;
	}

	SessionContent content() {
		return new SessionContent(this.id, this.created, this.lastUsed, this.lifetime, this.attributes.asMap());
	}

	boolean isChanged() {
		return this.changed;
	}

	/**
	 * Records the time of this use, before the session is written.
	 */
	void touch() {
		this.lastUsed = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
	}

	/**
	 * Records that the session was written in its present state.
	 */
	void markWritten() {
		this.changed = false;
		this.formerIds.clear();
		this.hadData |= this.attributes.haveData();
	}

	/**
	 * Gives up a change that could not be written. The browser continues with the former
	 * id.
	 */
	void discardChanges() {
		this.changed = false;
	}

	List<String> formerIds() {
		return List.copyOf(this.formerIds);
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
	 * Replaces the id. Of several requests that try, one succeeds.
	 * @throws ConcurrentSessionChangeException if another request was first; the changes
	 * of this one are discarded
	 */
	@Override
	public String changeSessionId() {
		SessionId successor = SessionId.random();
		if (!this.succession.supersede(this, successor.toString())) {
			this.changed = false;
			throw new ConcurrentSessionChangeException();
		}
		this.formerIds.add(getId());
		this.id = successor;
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

	/**
	 * Does nothing: the timeouts follow from the {@link SessionLifetime}.
	 */
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

	/** Decides which request may replace the id of a session. */
	@FunctionalInterface
	interface Succession {

		/**
		 * Replaces a session's id.
		 * @param session the session, still with its former id
		 * @param successor the new id
		 * @return {@code false} if it was revoked or has another successor
		 */
		boolean supersede(SignedSession session, String successor);

	}

}
