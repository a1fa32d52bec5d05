package dev.ledgerless.api;

import dev.ledgerless.audit.AuditEvent;
import dev.ledgerless.bank.BankSession;
import dev.ledgerless.plaid.BankSnapshot;
import dev.ledgerless.query.TransactionQuery;

import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the data of the dashboard to programs.
 */
@RestController
@RequestMapping("/api")
class ApiController {

	private final ApiBanks banks;

	ApiController(ApiBanks banks) {
		this.banks = banks;
	}

	@GetMapping("/dashboard")
	DashboardDocument dashboard(BankSession session) {
		return DashboardDocument.of(this.banks.everything(session, AuditEvent.VIEWED));
	}

	@GetMapping("/transactions")
	TransactionsDocument transactions(BankSession session, @Validated TransactionQuery query, BindingResult errors)
			throws BindException {
		BankSnapshot snapshot = this.banks.transactions(session, query, errors, AuditEvent.VIEWED);
		return TransactionsDocument.of(snapshot, query.filter());
	}

	@GetMapping("/spending-analysis")
	SpendingDocument spendingAnalysis(BankSession session, @Validated TransactionQuery query, BindingResult errors)
			throws BindException {
		BankSnapshot snapshot = this.banks.transactions(session, query, errors, AuditEvent.VIEWED);
		return SpendingDocument.of(snapshot, query.filter());
	}

}
