package dev.ledgerless.export;

import java.io.IOException;

import dev.ledgerless.api.ApiBanks;
import dev.ledgerless.api.TransactionsDocument;
import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.problem.Problem;
import dev.ledgerless.problem.ProblemException;
import dev.ledgerless.query.TransactionQuery;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Exports the data of the page as files. All data is read and every error reported before
 * the first byte is written; rows are then written one by one.
 */
@Controller
@RequestMapping("/export")
class ExportController {

	private static final Problem NO_DUE_DATE = Problem.of("NO_DUE_DATE", HttpStatus.NOT_FOUND);

	private final ApiBanks banks;

	ExportController(ApiBanks banks) {
		this.banks = banks;
	}

	@GetMapping("/transactions.csv")
	void csv(BankSession session, HttpServletResponse response, @Validated TransactionQuery query, BindingResult errors)
			throws IOException, BindException {
		TransactionsDocument document = transactions(session, query, errors);
		Attachment.csv(document, query.isMasked())
			.headers()
			.forEach((name, values) -> response.setHeader(name, values.getFirst()));
		TransactionsCsv.write(document.transactions(), response.getOutputStream());
	}

	@GetMapping("/transactions.json")
	ResponseEntity<TransactionsDocument> json(BankSession session, @Validated TransactionQuery query,
			BindingResult errors) throws BindException {
		TransactionsDocument document = transactions(session, query, errors);
		return ResponseEntity.ok().headers(Attachment.json(document, query.isMasked()).headers()).body(document);
	}

	@GetMapping("/due-dates.ics")
	ResponseEntity<String> dueDates(BankSession session, @Validated TransactionQuery query) {
		BankSnapshot snapshot = this.banks.everything(session, AuditEvent.EXPORTED);
		DueDates dates = DueDates.of(snapshot);
		if (dates.isEmpty()) {
			throw new ProblemException(dates.partial() ? ApiBanks.nothingRead(snapshot) : NO_DUE_DATE);
		}
		return ResponseEntity.ok()
			.headers(Attachment.calendar(dates, query.isMasked()).headers())
			.body(dates.calendar(query.isMasked()));
	}

	private TransactionsDocument transactions(BankSession session, TransactionQuery query, BindingResult errors)
			throws BindException {
		TransactionsDocument document = TransactionsDocument
			.of(this.banks.transactions(session, query, errors, AuditEvent.EXPORTED), query.filter());
		return query.isMasked() ? document.withoutAmounts() : document;
	}

}
