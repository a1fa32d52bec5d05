package dev.ledgerless.query;

import dev.ledgerless.transaction.Flow;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Adds formats and validation to every controller method that takes a query.
 */
@ControllerAdvice
class TransactionQueryBinding {

	@InitBinder("transactionQuery")
	void addRules(WebDataBinder binder) {
		binder.addCustomFormatter(new FlowFormatter(), Flow.class);
		binder.addCustomFormatter(new WholeNumberFormatter(), Integer.class);
		binder.addValidators(new TransactionQueryValidator());
	}

}
