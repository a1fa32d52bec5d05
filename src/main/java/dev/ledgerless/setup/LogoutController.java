package dev.ledgerless.setup;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Ends a session. What was linked stays linked at Plaid; this browser forgets it.
 */
@RestController
class LogoutController {

	private static final String CLEAR_SITE_DATA = "Clear-Site-Data";

	@PostMapping("/logout")
	ResponseEntity<Void> logout(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(URI.create("/setup"))
			.header(CLEAR_SITE_DATA, "\"cache\", \"cookies\", \"storage\"")
			.build();
	}

}
