package dev.ledgerless.web;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Binds only the parameters that a record's components name. Otherwise Spring follows
 * parameters such as {@code days[0]} as property paths, and a harmless request fails.
 */
@ControllerAdvice
class DeclarativeBinding {

	@InitBinder
	void bindComponentsAlone(WebDataBinder binder) {
		binder.setDeclarativeBinding(true);
	}

}
