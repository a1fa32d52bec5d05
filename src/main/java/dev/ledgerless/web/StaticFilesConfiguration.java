package dev.ledgerless.web;

import java.time.Duration;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves static files at URLs with a hash of their content, such as
 * {@code /css/base-<MD5>.css}. Their content never changes, so browsers cache it for a
 * year. Boot's own handler serves a file at its plain URL, which browsers revalidate.
 */
@Configuration(proxyBeanMethods = false)
class StaticFilesConfiguration implements WebMvcConfigurer {

	private static final String ADDRESS_WITH_HASH = "/*/{file:.+-[0-9a-f]{32}\\..+}";

	private static final CacheControl A_YEAR = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(ADDRESS_WITH_HASH)
			.addResourceLocations("classpath:/static/")
			.setCacheControl(A_YEAR)
			.resourceChain(true)
			.addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
	}

}
