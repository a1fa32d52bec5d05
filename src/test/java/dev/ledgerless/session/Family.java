package dev.ledgerless.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * All cookies of one session's family: predecessors, successors that were seen and that
 * were not, and siblings of a race.
 *
 * @param cookies the cookies, all of which open
 */
public record Family(List<String> cookies) {

	/**
	 * Begins a session and changes it several times.
	 * @param clock the time
	 * @param instances returns the instance that serves a numbered request
	 * @return the family
	 */
	public static Family begin(MutableClock clock, IntFunction<Deployment> instances) {
		Browser browser = new Browser();
		browser.visit(instances.apply(0), (request, response) -> {
			request.getSession().setAttribute(Note.ATTRIBUTE, new Note("bank"));
			request.getSession().setAttribute(SessionLifetime.ATTRIBUTE, SessionLifetime.REMEMBERED);
		});
		List<String> siblings = new ArrayList<>();
		for (int number = 1; number <= 2; number++) {
			siblings.add(change(instances.apply(number), browser.request(), false));
			clock.advance(SessionStanding.GRACE_PERIOD);
		}
		String first = browser.cookie();
		browser.take(instances.apply(3).serve(browser.request(), Family::change));
		browser.visit(instances.apply(4), (request, response) -> request.getSession(false));
		String unseen = change(instances.apply(5), browser.request(), true);
		List<String> cookies = new ArrayList<>(siblings);
		cookies.addAll(List.of(first, browser.cookie(), unseen));
		return new Family(List.copyOf(cookies));
	}

	private static String change(Deployment instance, MockHttpServletRequest request, boolean restart) {
		Browser other = new Browser();
		other.take(instance.serve(request, (req, res) -> {
			change(req, res);
			if (restart) {
				CurrentSession.restartAge(req);
			}
		}));
		return other.cookie();
	}

	private static void change(HttpServletRequest request, HttpServletResponse response) {
		request.getSession();
		request.changeSessionId();
	}

	/**
	 * Logs out with one of the cookies.
	 * @param instance the instance that serves the request
	 * @param number which cookie
	 */
	public void logout(Deployment instance, int number) {
		String cookie = this.cookies.get(number % this.cookies.size());
		instance.serve(Deployment.request(Deployment.COOKIE + "=" + cookie),
				(request, response) -> request.getSession().invalidate());
	}

	/**
	 * Counts the cookies that an instance accepts.
	 * @param instance the instance
	 * @return the count
	 */
	public long accepted(Deployment instance) {
		return this.cookies.stream().filter(instance::accepts).count();
	}

}
