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
 * Sends a browser on to Plaid's page. Browsers apply our policy for forms to the
 * redirects that follow, too: where that policy does not allow the address that Plaid
 * told, a page of our own stands in between, and leads on by itself.
 */
final class HostedLinkRedirect {

	private final Set<String> formTargets;

	/**
	 * Prepares sending browsers on.
	 * @param formTargets the origins beside our own that our policy for forms allows
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
