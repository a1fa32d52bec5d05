package dev.ledgerless.problem;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Who reads an answer: a person, who needs a page, or a program, which needs problem
 * details (RFC 9457).
 */
public enum Audience {

	/** A person with a browser. */
	PERSON,

	/** A program. */
	PROGRAM;

	private static final String API = "/api/";

	private static final String FILES = "/export/";

	/**
	 * Returns who sent a request.
	 * @param request the request
	 * @return a person where the {@code Accept} header includes {@code text/html}; for a
	 * file it has to be named there, and under {@value #API} it is always a program
	 */
	public static Audience of(HttpServletRequest request) {
		return of(request.getRequestURI(), request.getHeader(HttpHeaders.ACCEPT));
	}

	/**
	 * Returns who sent a request.
	 * @param path its path
	 * @param accept its {@code Accept} header, {@code null} if there is none
	 * @return see {@link #of(HttpServletRequest)}
	 */
	public static Audience of(String path, @Nullable String accept) {
		if (path.startsWith(API)) {
			return PROGRAM;
		}
		boolean page = accepted(accept).stream()
			.anyMatch((type) -> path.startsWith(FILES) ? type.equalsTypeAndSubtype(MediaType.TEXT_HTML)
					: type.includes(MediaType.TEXT_HTML));
		return page ? PERSON : PROGRAM;
	}

	private static List<MediaType> accepted(@Nullable String accept) {
		try {
			List<MediaType> types = MediaType.parseMediaTypes(accept);
			return types.isEmpty() ? List.of(MediaType.ALL) : types;
		}
		catch (InvalidMediaTypeException ex) {
			return List.of(MediaType.ALL);
		}
	}

}
