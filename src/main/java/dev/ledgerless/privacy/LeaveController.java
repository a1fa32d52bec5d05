package dev.ledgerless.privacy;

import dev.ledgerless.bank.BankSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * Disconnects everything, for a person and for a program.
 */
@Controller
class LeaveController {

	private final DataDeletion deletion;

	LeaveController(DataDeletion deletion) {
		this.deletion = deletion;
	}

	@GetMapping("/leave")
	ModelAndView confirm(BankSession session) {
		return new ModelAndView("privacy/leave", "banks", this.deletion.banks(session));
	}

	@PostMapping("/leave")
	ModelAndView leave(BankSession session, HttpServletRequest request, HttpServletResponse response) {
		Receipt receipt = delete(session, response);
		// The receipt has no form, and a token would begin the next session.
		request.removeAttribute(SiteData.CSRF_TOKEN);
		return new ModelAndView("privacy/receipt", "receipt", receipt);
	}

	@DeleteMapping("/api/delete-me")
	@ResponseBody
	Receipt deleteMe(BankSession session, HttpServletResponse response) {
		return delete(session, response);
	}

	private Receipt delete(BankSession session, HttpServletResponse response) {
		Receipt receipt = this.deletion.delete(session);
		response.setHeader(SiteData.HEADER, SiteData.ALL_BUT_COOKIES);
		return receipt;
	}

}
