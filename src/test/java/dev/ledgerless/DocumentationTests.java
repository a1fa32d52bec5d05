package dev.ledgerless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the documentation names types, tests, files and sections that exist.
 */
class DocumentationTests {

	private static final int WORDS_OF_README = 900;

	/** A type in backticks, perhaps with its package before it and a method after it. */
	private static final Pattern TYPE = Pattern.compile(
			"`(?:(?<folder>[a-z]+)/)?(?<type>[A-Z][a-z0-9]+[A-Z]\\w*)?(?:(?:(?<=\\w)\\.|#)(?<method>[a-z]\\w+))?`");

	private static final Pattern LINK = Pattern.compile("]\\((?!https?:)(?<path>[^)#\\s]*)(?:#(?<section>[^)]+))?\\)");

	private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

	/** Names of other people's types, attributes and browser features. */
	private static final Set<String> FOREIGN = Set.of("HttpOnly", "HttpSession", "LazyContextVariable", "MessageFormat",
			"SameSite", "SecureRandom", "SessionRepositoryFilter");

	private static final Map<String, Path> SOURCES = sources();

	static List<Path> documents() {
		try (Stream<Path> documents = Files.list(Path.of("docs"))) {
			return Stream
				.concat(Stream.of(Path.of("README.md"), Path.of("SECURITY.md")),
						documents.filter((file) -> file.toString().endsWith(".md")))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ParameterizedTest
	@MethodSource("documents")
	void typesAndMethodsExist(Path document) {
		List<String> missing = new ArrayList<>();
		for (String text : partsAboutOurTypes(document)) {
			String type = "";
			for (MatchResult name : TYPE.matcher(text).results().toList()) {
				String folder = name.group("folder");
				if (name.group("type") != null) {
					type = name.group("type");
				}
				else if (folder != null || name.group("method") == null) {
					continue;
				}
				if (!FOREIGN.contains(type) && !exists(folder, type, name.group("method"))) {
					missing.add(name.group());
				}
			}
		}
		assertThat(missing).as("names in " + document + " that do not exist").isEmpty();
	}

	@ParameterizedTest
	@MethodSource("documents")
	void linksLeadSomewhere(Path document) {
		List<String> broken = new ArrayList<>();
		for (MatchResult link : LINK.matcher(read(document)).results().toList()) {
			Path target = link.group("path").isEmpty() ? document
					: document.toAbsolutePath().resolveSibling(link.group("path"));
			String section = link.group("section");
			if (!Files.exists(target) || (section != null && !sections(target).contains(section))) {
				broken.add(link.group());
			}
		}
		assertThat(broken).as("links of " + document + " that lead nowhere").isEmpty();
	}

	@Test
	void theReadmeIsShort() {
		assertThat(read(Path.of("README.md")).split("\\s+")).hasSizeLessThanOrEqualTo(WORDS_OF_README);
	}

	/**
	 * Where a table sets the tests of others beside ours, only its last column is ours.
	 */
	private static List<String> partsAboutOurTypes(Path document) {
		if (!document.endsWith("SESSION-CASES.md")) {
			return List.of(read(document));
		}
		return read(document).lines()
			.filter((line) -> line.startsWith("| "))
			.map((line) -> line.substring(line.lastIndexOf(" | ")))
			.toList();
	}

	private static boolean exists(@Nullable String folder, String type, @Nullable String method) {
		Path source = SOURCES.get(type);
		if (source == null || (folder != null && !source.endsWith(Path.of(folder, type + ".java")))) {
			return false;
		}
		return method == null || Pattern.compile("\\b" + method + "\\(").matcher(read(source)).find()
				|| read(source).contains(" " + method + " ");
	}

	private static List<String> sections(Path document) {
		return HEADING.matcher(read(document))
			.results()
			.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'))
			.toList();
	}

	private static Map<String, Path> sources() {
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			return files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> !file.endsWith("package-info.java"))
				.collect(Collectors.toMap(DocumentationTests::typeOf, (file) -> file, (one, other) -> one,
						TreeMap::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String typeOf(Path file) {
		return String.valueOf(file.getFileName()).replace(".java", "");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
