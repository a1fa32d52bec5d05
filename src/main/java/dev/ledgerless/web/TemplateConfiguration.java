package dev.ledgerless.web;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Configuration;

/**
 * How templates write addresses: those of static files name their content, all others
 * stay as they are. Without the difference, each link of a page is looked for among the
 * files, every time, which took as long as putting the numbers of a page together.
 */
@Configuration(proxyBeanMethods = false)
class TemplateConfiguration {

	@Autowired
	void buildLinks(SpringTemplateEngine engine) {
		engine.setLinkBuilder(new ContentAddresses());
	}

	/** Leaves the addresses of pages alone. */
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
