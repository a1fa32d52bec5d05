package dev.ledgerless.dashboard;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Markup}.
 */
class MarkupTests {

	@Test
	void textIsEscapedForElementsAndForAttributes() {
		assertThat(new Markup().raw("<a href=\"")
			.text("/?a=1&b=\"><script>")
			.raw("\">")
			.text("<b>'Tom' & \"Jerry\"</b> \u202e\u00e9")
			.raw("</a>"))
			.hasToString("<a href=\"/?a=1&amp;b=&quot;&gt;&lt;script&gt;\">"
					+ "&lt;b&gt;&#39;Tom&#39; &amp; &quot;Jerry&quot;&lt;/b&gt; \u202e\u00e9</a>");
	}

	@Test
	void noTextIsNothing() {
		assertThat(new Markup().raw("<b>").text(null).raw("</b>")).hasToString("<b></b>");
	}

}
