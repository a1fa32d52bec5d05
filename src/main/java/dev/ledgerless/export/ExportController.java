package dev.ledgerless.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import dev.ledgerless.api.ApiBanks;
import dev.ledgerless.api.NothingReadException;
import dev.ledgerless.api.TransactionsDocument;
import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.query.TransactionQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * What is on the page, as files. Everything has been read, and every error is told,
 * before the first byte is written; rows are then written one by one.
 */
@Controller
@RequestMapping("/export")
class ExportController {

	private final ApiBanks banks;

	ExportController(ApiBanks banks) {
		this.banks = banks;
	}

	@GetMapping("/transactions.csv")
	void csv(HttpServletRequest request, HttpServletResponse response, @Validated TransactionQuery query,
			BindingResult errors) throws IOException, BindException {
		TransactionsDocument document = transactions(request, query, errors);
		Attachment.csv(document, query.isMasked())
			.headers()
			.forEach((name, values) -> response.setHeader(name, values.getFirst()));
		// The response's own writer would go on writing to a browser that has gone.
		Writer writer = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
		TransactionsCsv.write(document.transactions(), writer);
		writer.flush();
	}

	@GetMapping("/transactions.json")
	ResponseEntity<TransactionsDocument> json(HttpServletRequest request, @Validated TransactionQuery query,
			BindingResult errors) throws BindException {
		TransactionsDocument document = transactions(request, query, errors);
		return ResponseEntity.ok().headers(Attachment.json(document, query.isMasked()).headers()).body(document);
	}

	@GetMapping("/due-dates.ics")
	ResponseEntity<String> dueDates(HttpServletRequest request, @Validated TransactionQuery query) {
		BankSnapshot snapshot = this.banks.everything(request, AuditEvent.EXPORTED);
		DueDates dates = DueDates.of(snapshot);
		if (dates.isEmpty()) {
			throw dates.partial() ? new NothingReadException(snapshot.retryAfter()) : new NoDueDateException();
		}
		return ResponseEntity.ok()
			.headers(Attachment.calendar(dates, query.isMasked()).headers())
			.body(dates.calendar(query.isMasked()));
	}

	private TransactionsDocument transactions(HttpServletRequest request, TransactionQuery query, BindingResult errors)
			throws BindException {
		TransactionsDocument document = TransactionsDocument
			.of(this.banks.transactions(request, query, errors, AuditEvent.EXPORTED), query.filter());
		return query.isMasked() ? document.withoutAmounts() : document;
	}

}
