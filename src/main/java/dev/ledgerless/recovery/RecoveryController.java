package dev.ledgerless.recovery;

import java.net.URI;
import java.nio.charset.StandardCharsets;

import dev.ledgerless.bank.BankLinks;
import dev.ledgerless.session.SessionCookie;
import dev.ledgerless.session.SessionLifetime;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

	private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

	private final BankRecovery recovery;

	RecoveryController(BankRecovery recovery) {
		this.recovery = recovery;
	}

	@GetMapping("/recovery")
	ModelAndView show(HttpServletRequest request) {
		return page(request, null);
	}

	@PostMapping("/recovery/file")
	ResponseEntity<byte[]> makeFile(@ModelAttribute NewFileForm form, HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session == null || BankLinks.of(session).isEmpty()) {
			return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/setup")).build();
		}
		String file = this.recovery.makeFile(form, session, request.getRemoteAddr());
		String name = "ledgerless-recovery-" + this.recovery.today() + ".txt";
		return ResponseEntity.ok()
			.contentType(TEXT)
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			// As bytes: a text would be in Spring's log at the level TRACE.
			.body(file.getBytes(StandardCharsets.UTF_8));
	}

	@PostMapping("/recovery/restore")
	ResponseEntity<Void> restore(@ModelAttribute RestoreForm form, HttpServletRequest request) {
		this.recovery.restore(form, request);
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/")).build();
	}

	@ExceptionHandler
	ModelAndView failed(RecoveryProblemException ex, HttpServletRequest request, HttpServletResponse response) {
		if (ex.problem().retryAfterSeconds() > 0) {
			response.setHeader(HttpHeaders.RETRY_AFTER, Integer.toString(ex.problem().retryAfterSeconds()));
		}
		return page(request, ex.problem());
	}

	private static ModelAndView page(HttpServletRequest request, @Nullable RecoveryProblem problem) {
		HttpSession session = request.getSession(false);
		boolean remembered = session != null
				&& session.getAttribute(SessionLifetime.ATTRIBUTE) == SessionLifetime.REMEMBERED;
		String file = request.getParameter("file");
		ModelAndView page = new ModelAndView("recovery/recovery", (problem != null) ? problem.status() : HttpStatus.OK);
		page.addObject("view",
				new RecoveryView(BankLinks.of(session).size(), remembered, SessionCookie.isPossible(request), problem,
						(problem != null && file != null && RecoveryFile.looksLikeOne(file)) ? file : "",
						problem != null && request.getParameter("remember") != null));
		return page;
	}

}
