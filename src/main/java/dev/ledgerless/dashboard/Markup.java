package dev.ledgerless.dashboard;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.jspecify.annotations.Nullable;
import org.unbescape.html.HtmlEscape;

/**
 * Markup that is put together without a template. What is not a constant of the code,
 * which the compiler checks, can only be added as text.
 */
final class Markup {

	private final StringBuilder html = new StringBuilder(32 * 1024);

	/**
	 * Adds markup as it is.
	 * @param markup the markup
	 * @return this
	 */
	Markup raw(@CompileTimeConstant String markup) {
		this.html.append(markup);
		return this;
	}

	/**
	 * Adds text: the content of an element, or the value of an attribute in double
	 * quotes. Escaped as Thymeleaf does it.
	 * @param text the text, {@code null} for none
	 * @return this
	 */
	Markup text(@Nullable String text) {
		if (text != null) {
			this.html.append(HtmlEscape.escapeHtml4Xml(text));
		}
		return this;
	}

	@Override
	public String toString() {
		return this.html.toString();
	}

}
