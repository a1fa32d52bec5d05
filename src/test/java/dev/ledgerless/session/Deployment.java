package dev.ledgerless.session;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import com.google.crypto.tink.Mac;
import dev.ledgerless.keys.RotatingPrimitive;
import dev.ledgerless.keys.Keys;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * The session layer of a running application, real from {@link SignedSessionFilter} down,
 * behind which a test answers the requests.
 */
public final class Deployment {

	/** The cookie's name on https. */
	public static final String COOKIE = "__Host-ledgerless";

	/** The purpose of the keys that sign the application's cookies. */
	static final String PURPOSE = "session-cookie";

	private final RotatingPrimitive<Mac> mac;

	private final Clock clock;

	private final String application;

	private final String realm;

	private final List<SessionAttribute<?>> attributes;

	private final List<Filter> filters = new ArrayList<>();

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final SignedSessions sessions;

	private Deployment(RotatingPrimitive<Mac> mac, Clock clock, String application, String realm,
			List<SessionAttribute<?>> attributes, SharedRevocations shared) {
		this.mac = mac;
		this.clock = clock;
		this.application = application;
		this.realm = realm;
		this.attributes = attributes;
		SessionProperties properties = new SessionProperties(application, realm, List.of(), Duration.ofHours(24),
				Duration.ofHours(2), Duration.ofDays(30), Duration.ofDays(7), null);
		this.sessions = new SignedSessions(new CookieSigner(mac, application, realm), new SessionAttributes(attributes),
				properties, new SessionRevocations(new RevokedSessions(clock), shared, clock), clock, this.meters);
		this.filters.add(new SignedSessionFilter(this.sessions, application, Predicate.isEqual(null)));
	}

	/**
	 * Starts the session layer.
	 * @param keys the keys
	 * @param clock the time
	 * @param attributes what a session may hold besides a CSRF token and a flash message
	 * @return the deployment
	 */
	public static Deployment of(Keys keys, Clock clock, SessionAttribute<?>... attributes) {
		List<SessionAttribute<?>> all = new ArrayList<>(List.of(new CsrfTokenAttribute(), new Flash.Attribute()));
		all.addAll(List.of(attributes));
		return new Deployment(keys.cookies().mac(PURPOSE), clock, "ledgerless", "sandbox", all, SharedRevocations.NONE);
	}

	/**
	 * Starts the same with other signatures, and without any revocations.
	 * @param mac what signs
	 * @return another deployment
	 */
	public Deployment signedWith(RotatingPrimitive<Mac> mac) {
		return new Deployment(mac, this.clock, this.application, this.realm, this.attributes, SharedRevocations.NONE);
	}

	/**
	 * Starts another instance with the same keys.
	 * @param shared the revocations that the instances share
	 * @return another deployment
	 */
	public Deployment sharing(SharedRevocations shared) {
		return new Deployment(this.mac, this.clock, this.application, this.realm, this.attributes, shared);
	}

	Deployment ofApplication(String application) {
		return new Deployment(this.mac, this.clock, application, this.realm, this.attributes, SharedRevocations.NONE);
	}

	Deployment inRealm(String realm) {
		return new Deployment(this.mac, this.clock, this.application, realm, this.attributes, SharedRevocations.NONE);
	}

	/**
	 * Puts a filter behind the session.
	 * @param filter the filter
	 * @return this
	 */
	public Deployment with(Filter filter) {
		this.filters.add(filter);
		return this;
	}

	SignedSessions sessions() {
		return this.sessions;
	}

	/**
	 * Answers a request.
	 * @param request the request
	 * @param handler what the application does
	 * @return the response
	 */
	public MockHttpServletResponse serve(MockHttpServletRequest request, Handler handler) {
		MockHttpServletResponse response = new MockHttpServletResponse();
		serve(request, response, handler);
		return response;
	}

	void serve(MockHttpServletRequest request, MockHttpServletResponse response, Handler handler) {
		FilterChain chain = (req, res) -> handler.handle((HttpServletRequest) req, (HttpServletResponse) res);
		for (Filter filter : this.filters.reversed()) {
			FilterChain next = chain;
			chain = (req, res) -> filter.doFilter(req, res, next);
		}
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Reports whether a cookie is accepted.
	 * @param value the value of {@link #COOKIE}
	 * @return {@code true} if it gives a session
	 */
	public boolean accepts(String value) {
		boolean[] accepted = { false };
		serve(request(COOKIE + "=" + value), (request, response) -> accepted[0] = request.getSession(false) != null);
		return accepted[0];
	}

	/**
	 * A request on https.
	 * @param cookies each a {@code Cookie} header
	 * @return the request
	 */
	public static MockHttpServletRequest request(String... cookies) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
		request.setScheme("https");
		request.setSecure(true);
		request.setServerName("ledgerless.example");
		for (String cookie : cookies) {
			request.addHeader(HttpHeaders.COOKIE, cookie);
		}
		return request;
	}

	/**
	 * How many changes of a session came too late.
	 * @return the count
	 */
	public int lostChanges() {
		Counter counter = this.meters.find("ledgerless.session.lost").counter();
		return (counter != null) ? (int) counter.count() : 0;
	}

	int refusals(Refusal reason) {
		Counter counter = this.meters.find("ledgerless.session.refused")
			.tag("reason", reason.name().toLowerCase(Locale.ROOT))
			.counter();
		return (counter != null) ? (int) counter.count() : 0;
	}

	/** Answers requests in place of the application. */
	@FunctionalInterface
	public interface Handler {

		/**
		 * Answers a request.
		 * @param request the request, with its session
		 * @param response the response
		 * @throws IOException never in these tests
		 * @throws ServletException never in these tests
		 */
		void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;

	}

}
