package dev.ledgerless.web;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;

/**
 * Rewrites the URLs of static files in templates, and leaves all others unchanged. Spring
 * would look up each link of a page among the static files every time, which took as long
 * as computing the page's numbers.
 */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

	@Autowired
	void buildLinks(SpringTemplateEngine engine) {
		engine.setLinkBuilder(new ContentAddresses());
	}

	/** Leaves the URLs of pages unchanged. */
	private static final class ContentAddresses extends StandardLinkBuilder {

		@Override
		protected String processLink(IExpressionContext context, String link) {
			return isStaticFile(link) ? super.processLink(context, link) : link;
		}

		private static boolean isStaticFile(String link) {
			return link.startsWith("/css/") || link.startsWith("/js/") || link.startsWith("/img/");
		}

	}

}
