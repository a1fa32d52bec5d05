package dev.ledgerless.privacy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * Leaving, for a person and for a program.
 */
@Controller
class LeaveController {

	/** Where the layout finds the token; looking at it makes one. */
	private static final String CSRF_TOKEN = "_csrf";

	private final DataDeletion deletion;

	LeaveController(DataDeletion deletion) {
		this.deletion = deletion;
	}

	@GetMapping("/leave")
	ModelAndView confirm(HttpServletRequest request) {
		return new ModelAndView("privacy/leave", "banks", this.deletion.banks(request));
	}

	@PostMapping("/leave")
	ModelAndView leave(HttpServletRequest request, HttpServletResponse response) {
		Receipt receipt = this.deletion.leave(request, response);
		// The receipt has no form: a token for one would begin the next session.
		request.removeAttribute(CSRF_TOKEN);
		return new ModelAndView("privacy/receipt", "receipt", receipt);
	}

	@DeleteMapping("/api/delete-me")
	@ResponseBody
	Receipt deleteMe(HttpServletRequest request, HttpServletResponse response) {
		return this.deletion.leave(request, response);
	}

}
