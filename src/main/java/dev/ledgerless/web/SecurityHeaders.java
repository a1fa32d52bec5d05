package dev.ledgerless.web;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.CompositeHeaderWriter;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginEmbedderPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginEmbedderPolicyHeaderWriter.CrossOriginEmbedderPolicy;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.PermissionsPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;

/**
 * The security headers of every response: from the application, the firewall before it,
 * an error page, or the container that refuses a malformed request. An existing header is
 * left as it is, so writing them twice is safe.
 */
final class SecurityHeaders implements HeaderWriter {

	private static final String PERMISSIONS_POLICY = String.join(", ", "accelerometer=()", "camera=()",
			"display-capture=()", "geolocation=()", "gyroscope=()", "magnetometer=()", "microphone=()", "payment=()",
			"usb=()");

	private static final long ONE_YEAR = Duration.ofDays(365).toSeconds();

	private final HeaderWriter writers;

	/**
	 * Creates the headers.
	 * @param formTargets the origins, in addition to our own, that a form may redirect to
	 */
	SecurityHeaders(List<String> formTargets) {
		this.writers = new CompositeHeaderWriter(List.of(new XContentTypeOptionsHeaderWriter(),
				new XXssProtectionHeaderWriter(), new CacheControlHeadersWriter(), new HstsHeaderWriter(ONE_YEAR),
				new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY),
				new ContentSecurityPolicyHeaderWriter(contentSecurityPolicy(formTargets)),
				new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER),
				new PermissionsPolicyHeaderWriter(PERMISSIONS_POLICY), openerPolicy(), resourcePolicy(),
				embedderPolicy()));
	}

	private static String contentSecurityPolicy(List<String> formTargets) {
		return String.join("; ", "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
				"connect-src 'self'", "base-uri 'none'", "frame-ancestors 'none'",
				String.join(" ", "form-action 'self'", String.join(" ", formTargets)).strip(),
				"require-trusted-types-for 'script'");
	}

	private static HeaderWriter openerPolicy() {
		CrossOriginOpenerPolicyHeaderWriter writer = new CrossOriginOpenerPolicyHeaderWriter();
		writer.setPolicy(CrossOriginOpenerPolicy.SAME_ORIGIN);
		return writer;
	}

	private static HeaderWriter resourcePolicy() {
		CrossOriginResourcePolicyHeaderWriter writer = new CrossOriginResourcePolicyHeaderWriter();
		writer.setPolicy(CrossOriginResourcePolicy.SAME_ORIGIN);
		return writer;
	}

	private static HeaderWriter embedderPolicy() {
		CrossOriginEmbedderPolicyHeaderWriter writer = new CrossOriginEmbedderPolicyHeaderWriter();
		writer.setPolicy(CrossOriginEmbedderPolicy.REQUIRE_CORP);
		return writer;
	}

	@Override
	public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
		this.writers.writeHeaders(request, response);
	}

}
