package dev.ledgerless.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.session.Session;

/**
 * A session while one request uses it. It holds only attributes of the allow-list, and
 * never more than fits into the cookie.
 */
final class SignedSession implements Session {

	private final SessionAttributes allowed;

	private final Clock clock;

	private final Succession succession;

	private final String cookieName;

	private final Map<String, Object> attributes;

	private final Map<String, SessionAttributes.Encoded> encoded = new HashMap<>();

	private final List<String> formerIds = new ArrayList<>();

	private final Instant created;

	private SessionId id;

	private Instant lastSeen;

	private SessionLifetime lifetime;

	private boolean changed;

	private boolean heldAnything;

	private SignedSession(SessionContent content, String cookieName, SessionAttributes allowed, Clock clock,
			Succession succession) {
		this.allowed = allowed;
		this.clock = clock;
		this.succession = succession;
		this.cookieName = cookieName;
		this.id = content.id();
		this.created = content.created();
		this.lastSeen = content.lastSeen();
		this.lifetime = content.lifetime();
		this.attributes = new HashMap<>(content.attributes());
		this.attributes.forEach((name, value) -> this.encoded.put(name, allowed.encode(name, value)));
		this.heldAnything = holdsAnything();
	}

	/**
	 * Begins a session that has to be written.
	 * @param cookieName the name of its cookie
	 * @param allowed the attributes it may hold
	 * @param clock tells the time
	 * @param succession decides whether it may take a new id
	 * @return the session
	 */
	static SignedSession begin(String cookieName, SessionAttributes allowed, Clock clock, Succession succession) {
		Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
		SignedSession session = new SignedSession(
				new SessionContent(SessionId.random(), now, now, SessionLifetime.BROWSER, Map.of()), cookieName,
				allowed, clock, succession);
		session.changed = true;
		return session;
	}

	/**
	 * Goes on with the session of a cookie.
	 * @param content what the cookie says
	 * @param withCurrentKey whether it was signed by the current key; otherwise it has to
	 * be written anew
	 * @param cookieName the name of its cookie
	 * @param allowed the attributes it may hold
	 * @param clock tells the time
	 * @param succession decides whether it may take a new id
	 * @return the session
	 */
	static SignedSession resume(SessionContent content, boolean withCurrentKey, String cookieName,
			SessionAttributes allowed, Clock clock, Succession succession) {
		SignedSession session = new SignedSession(content, cookieName, allowed, clock, succession);
		session.changed = !withCurrentKey;
		return session;
	}

	SessionContent content() {
		return new SessionContent(this.id, this.created, this.lastSeen, this.lifetime, this.attributes);
	}

	boolean isChanged() {
		return this.changed;
	}

	/**
	 * Notes the time of this use, before the session is written.
	 */
	void touch() {
		this.lastSeen = this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
	}

	/**
	 * Notes that the session was written as it now is.
	 */
	void written() {
		this.changed = false;
		this.formerIds.clear();
		this.heldAnything |= holdsAnything();
	}

	/**
	 * Notes that a change could not be written. The browser goes on with a former id.
	 */
	void lost() {
		this.changed = false;
	}

	List<String> formerIds() {
		return List.copyOf(this.formerIds);
	}

	SessionLifetime lifetime() {
		return this.lifetime;
	}

	/**
	 * Whether it or the cookie it came from holds anything of the application, beyond
	 * what the session layer itself puts there.
	 * @return whether ending it matters
	 */
	boolean hasHeldAnything() {
		return this.heldAnything || holdsAnything();
	}

	private boolean holdsAnything() {
		return this.attributes.keySet()
			.stream()
			.anyMatch((name) -> !SessionConfiguration.OWN_ATTRIBUTES.contains(name));
	}

	@Override
	public String getId() {
		return this.id.toString();
	}

	/**
	 * Takes a new id, at once and for good: of several requests that try, one succeeds.
	 * @throws ConcurrentSessionChangeException if another request was first; this one's
	 * changes are dropped
	 */
	@Override
	public String changeSessionId() {
		SessionId successor = SessionId.random();
		if (!this.succession.take(this, successor.toString())) {
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
		return Set.copyOf(this.attributes.keySet());
	}

	/**
	 * Puts an attribute into the session.
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
			put(attributeName, attributeValue, this.allowed.encode(attributeName, attributeValue));
		}
	}

	private void put(String name, Object value, SessionAttributes.Encoded bytes) {
		SessionAttributes.Encoded previous = this.encoded.put(name, bytes);
		int length = CookieSigner.length(this.cookieName, SessionContent.length(this.encoded.values()));
		if (length > CookieSigner.LONGEST_COOKIE) {
			restore(name, previous);
			throw new SessionTooLargeException(length, CookieSigner.LONGEST_COOKIE);
		}
		this.attributes.put(name, value);
		this.changed |= !bytes.equals(previous);
	}

	private void restore(String name, SessionAttributes.@Nullable Encoded previous) {
		if (previous != null) {
			this.encoded.put(name, previous);
		}
		else {
			this.encoded.remove(name);
		}
	}

	@Override
	public void removeAttribute(String attributeName) {
		this.encoded.remove(attributeName);
		this.changed |= (this.attributes.remove(attributeName) != null);
	}

	@Override
	public Instant getCreationTime() {
		return this.created;
	}

	/**
	 * Does nothing: the time of the last use is the injected clock's, noted when the
	 * session is written, not the system clock's that Spring Session passes here.
	 */
	@Override
	public void setLastAccessedTime(Instant lastAccessedTime) {
	}

	@Override
	public Instant getLastAccessedTime() {
		return this.lastSeen;
	}

	/**
	 * Does nothing: how long a session lives follows from its {@link SessionLifetime}.
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

	/** Decides which request may give a session its next id. */
	interface Succession {

		/**
		 * Notes that a session goes on under another id.
		 * @param session the session, still with its former id
		 * @param successor the new id
		 * @return whether it does; not if it ended or goes on under yet another id
		 */
		boolean take(SignedSession session, String successor);

	}

}
