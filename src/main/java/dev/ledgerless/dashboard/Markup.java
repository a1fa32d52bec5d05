package dev.ledgerless.dashboard;

import com.google.errorprone.annotations.CompileTimeConstant;
import org.jspecify.annotations.Nullable;
import org.unbescape.html.HtmlEscape;

/**
 * Builds HTML without a template. Only constants, as the compiler checks, can be added as
 * markup; all else is escaped.
 */
final class Markup {

	private final StringBuilder html = new StringBuilder(32 * 1024);

	/**
	 * Adds markup unescaped.
	 * @param markup the markup
	 * @return this
	 */
	Markup raw(@CompileTimeConstant String markup) {
		this.html.append(markup);
		return this;
	}

	/**
	 * Adds text, escaped as Thymeleaf does it: the content of an element, or the value of
	 * an attribute in double quotes.
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
