package dev.ledgerless.ending;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import dev.ledgerless.bank.BankSession;
import dev.ledgerless.bank.EndingCodes;

import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The ending codes of the linked banks, on a page and as a file. They are made for each
 * request; earlier ones work too.
 */
@Controller
class CodesController {

	private final EndingCodes codes;

	private final Clock clock;

	private final MessageSourceAccessor messages;

	CodesController(EndingCodes codes, Clock clock, MessageSource messages) {
		this.codes = codes;
		this.clock = clock;
		this.messages = new MessageSourceAccessor(messages);
	}

	@GetMapping("/end/codes")
	Object page(BankSession session) {
		List<BankCode> banks = BankCode.of(session, this.codes);
		return banks.isEmpty() ? toSetup() : new ModelAndView("ending/codes", "banks", banks);
	}

	@GetMapping("/end/codes.txt")
	ResponseEntity<?> file(BankSession session) {
		List<BankCode> banks = BankCode.of(session, this.codes);
		LocalDate today = LocalDate.now(this.clock);
		return banks.isEmpty() ? toSetup() : CodesFile.download(CodesFile.text(banks, today, this.messages), today);
	}

	private static ResponseEntity<Void> toSetup() {
		return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/setup")).build();
	}

}
