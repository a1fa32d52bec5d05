package dev.ledgerless.connect;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.ModelAndView;

/**
 * Redirects a browser to Plaid's page. Browsers apply the CSP directive
 * {@code form-action} to redirects after a form post too. If the directive does not allow
 * the address that Plaid returned, a page of our own links to it and redirects by itself.
 */
final class HostedLinkRedirect {

	private final Set<String> formTargets;

	/**
	 * Creates the redirect.
	 * @param formTargets the origins that {@code form-action} allows in addition to our
	 * own
	 */
	HostedLinkRedirect(List<String> formTargets) {
		this.formTargets = Set.copyOf(formTargets);
	}

	Object to(URI page, HttpServletRequest request) {
		String origin = page.getScheme() + "://" + page.getRawAuthority();
		if (this.formTargets.contains(origin) || origin.equals(RedirectUri.origin(request))) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(page).build();
		}
		return new ModelAndView("connect/redirect", Map.of("page", page));
	}

}
