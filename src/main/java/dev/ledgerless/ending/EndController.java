package dev.ledgerless.ending;

import java.util.List;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.MissingCredentialsException;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.ratelimit.TooManyAttemptsException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Ends connections by their ending codes.
 */
@Controller
class EndController {

	private final BankEnding ending;

	EndController(BankEnding ending) {
		this.ending = ending;
	}

	@GetMapping("/end")
	ModelAndView form(BankSession session) {
		return form(session, null, "");
	}

	@PostMapping("/end")
	ModelAndView end(@ModelAttribute EndForm form, BankSession session) {
		List<Connection> connections = this.ending.find(form.text(), session);
		ModelAndView page = form.isConfirmed()
				? new ModelAndView("ending/ended", "banks", this.ending.end(connections, session))
				: new ModelAndView("ending/confirm", "connections", connections);
		return page.addObject("linkedBanks", session.linked().size());
	}

	/** The form stays on screen, with the problem above it. */
	@ExceptionHandler({ ProblemException.class, TooManyAttemptsException.class, MissingCredentialsException.class })
	ModelAndView refused(RuntimeException ex, BankSession session, HttpServletRequest request,
			HttpServletResponse response) {
		Problem problem = Problem.of(ex);
		problem.setRetryAfter(response);
		String[] codes = request.getParameterValues("code");
		return form(session, problem, (codes != null) ? String.join("\n\n", codes) : "");
	}

	private static ModelAndView form(BankSession session, @Nullable Problem problem, String sent) {
		return new ModelAndView("ending/end", (problem != null) ? problem.status() : HttpStatus.OK).addObject("view",
				EndView.of(session, problem, sent));
	}

}
