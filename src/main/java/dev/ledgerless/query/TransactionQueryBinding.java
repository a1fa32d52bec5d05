package dev.ledgerless.query;

import dev.ledgerless.transaction.Flow;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Puts the rules of the query wherever a controller takes one.
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
