package dev.ledgerless.setup;

import dev.ledgerless.audit.AuditLog;
import dev.ledgerless.connect.RedirectUri;
import dev.ledgerless.ratelimit.AttemptLimiter;
import dev.ledgerless.plaid.DirectLinkService;
import dev.ledgerless.plaid.HumanDuration;
import dev.ledgerless.plaid.ItemService;
import dev.ledgerless.plaid.PlaidSetup;
import dev.ledgerless.session.SessionExpiry;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SetupConfiguration {

	@Bean
	BankLinking bankLinking(DirectLinkService directLinks, ItemService items, PlaidSetup setup, AttemptLimiter limiter,
			AuditLog audit) {
		return new BankLinking(directLinks, items, setup, limiter, audit);
	}

	/** Makes the times of a remembered browser available to every page. */
	@Bean
	SmartInitializingSingleton rememberedTimesOnEveryPage(ThymeleafViewResolver pages, SessionExpiry expiry) {
		return () -> {
			pages.addStaticVariable("rememberedIdle", HumanDuration.of(expiry.rememberedIdleTimeout()));
			pages.addStaticVariable("rememberedLifetime", HumanDuration.of(expiry.rememberedLifetime()));
		};
	}

	@Bean
	SetupPage setupPage(DirectLinkService directLinks, PlaidSetup setup, RedirectUri redirectUri) {
		return new SetupPage(directLinks, setup, redirectUri);
	}

}
