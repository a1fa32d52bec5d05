package dev.ledgerless.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Takes from a request what the components of a record name, and nothing else. Otherwise
 * parameters such as {@code days[0]} are followed into the record as paths of properties,
 * and a request fails that was merely odd.
 */
@ControllerAdvice
class DeclarativeBinding {

	@InitBinder
	void bindComponentsAlone(WebDataBinder binder) {
		binder.setDeclarativeBinding(true);
	}

}
