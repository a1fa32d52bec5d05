package dev.ledgerless.recovery;

import java.net.URI;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.bank.TooManyBanksException;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.ratelimit.TooManyAttemptsException;
import dev.ledgerless.session.ConcurrentSessionChangeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page where recovery files are made and restored.
 */
@Controller
class RecoveryController {

	private final BankRecovery recovery;

	RecoveryController(BankRecovery recovery) {
		this.recovery = recovery;
	}

	@GetMapping("/recovery")
	ModelAndView show(BankSession session, HttpServletRequest request) {
		return page(session, request, null);
	}

	@PostMapping("/recovery/file")
	ResponseEntity<?> makeFile(@ModelAttribute NewFileForm form, BankSession session) {
		return session.linked().isEmpty() ? to("/setup")
				: RecoveryDownload.of(this.recovery.makeFile(form, session), this.recovery.today());
	}

	@PostMapping("/recovery/restore")
	ResponseEntity<Void> restore(@ModelAttribute RestoreForm form, BankSession session) {
		this.recovery.restore(form, session);
		return to("/");
	}

	/** The forms stay on screen, with the problem at its field. */
	@ExceptionHandler({ ProblemException.class, ConcurrentSessionChangeException.class, TooManyBanksException.class,
			TooManyAttemptsException.class })
	ModelAndView refused(RuntimeException ex, BankSession session, HttpServletRequest request,
			HttpServletResponse response) {
		Problem problem = Problem.of(ex);
		problem.setRetryAfter(response);
		return page(session, request, problem);
	}

	private static ModelAndView page(BankSession session, HttpServletRequest request, @Nullable Problem problem) {
		return new ModelAndView("recovery/recovery", (problem != null) ? problem.status() : HttpStatus.OK)
			.addObject("view", RecoveryView.of(session, problem, request.getParameter("file"),
					request.getParameter("remember") != null));
	}

	private static ResponseEntity<Void> to(String path) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
	}

}
