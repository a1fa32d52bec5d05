package dev.ledgerless;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The words of the interface: all of them in one file, each of them used.
 */
class MessagesTests {

	private static final Path RESOURCES = Path.of("src/main/resources");

	private static final Path TEMPLATES = RESOURCES.resolve("templates");

	/** Spring Validation composes these codes itself. */
	private static final String COMPOSED = "typeMismatch.";

	private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

	private static final Pattern TAG = Pattern.compile("<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>");

	private static final Pattern ATTRIBUTE = Pattern.compile("\\s([\\w:-]+)=\"([^\"]*)\"");

	private static final Pattern INLINED = Pattern.compile("\\[\\[.*?\\]\\]", Pattern.DOTALL);

	/** Attributes that a person reads, or hears. */
	private static final Set<String> TEXTS = Set.of("title", "alt", "aria-label", "aria-description", "placeholder",
			"label", "data-label", "text", "utext");

	/** What stands in an expression and is no literal of it. */
	private static final Pattern REFERENCE = Pattern.compile("[$#@*~]\\{(?:[^{}]|\\{[^{}]*\\})*\\}");

	/** Literals of expressions, but for those that something is compared with. */
	private static final Pattern LITERAL = Pattern.compile("(?<![!=]= |[!=]=)(?:'([^']*)'|\\|([^|]*)\\|)");

	private static final Pattern LETTER = Pattern.compile("\\p{L}");

	/** Two words with a space between them, or one that begins like a sentence. */
	private static final Pattern SENTENCE = Pattern
		.compile("\\p{L}{2,}[,:.!?]? \\p{L}{2,}|^\\p{Lu}\\p{Ll}|^ \\p{L}+$|^\\p{L}+ $");

	private static final Pattern IDS = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+(?: [a-z0-9]+(?:-[a-z0-9]+)+)*");

	/** The last part of a key that is the name of an enum's constant. */
	private static final Pattern CODE = Pattern.compile("\\.[A-Z][A-Z_]+$");

	private static final Pattern USE = Pattern.compile("#\\{([A-Za-z][\\w.-]*)");

	private static final Pattern QUOTED = Pattern.compile("['\"|]([a-z][A-Za-z]*(?:\\.[\\w-]+)*\\.?)(?:['\"|]|\\$\\{)");

	/** The code of a problem, whose title and text are messages. */
	private static final Pattern PROBLEM = Pattern.compile("(?:Problem\\.of|[( ]of|unprocessable)\\(\"([A-Z_]+)\"");

	private static final Pattern SCRIPT_STRING = Pattern.compile("\"([^\"\\n]*)\"|`([^`]*)`");

	private static final Pattern SCRIPT_COMMENT = Pattern.compile("//[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

	private static final Pattern SCRIPT_SENTENCE = Pattern.compile("^\\p{Lu}\\p{Ll}+ |\\p{Ll}+ \\p{Ll}+.*[.!?]$");

	@Test
	void noTemplateHasWordsOfItsOwn() {
		assertThat(files(TEMPLATES, ".html")
			.flatMap((template) -> words(read(template)).map((words) -> name(template) + ": " + words))).isEmpty();
	}

	@Test
	void noScriptHasSentencesOfItsOwn() {
		assertThat(files(RESOURCES.resolve("static/js"), ".js")
			.flatMap((script) -> sentences(read(script)).map((sentence) -> script.getFileName() + ": " + sentence)))
			.isEmpty();
	}

	@Test
	void everyMessageIsUsed() {
		Set<String> used = used();
		assertThat(messages().stringPropertyNames()).allMatch((key) -> key.startsWith(COMPOSED) || used.contains(key)
				|| (CODE.matcher(key).find() && used.contains(family(key))), "is used");
	}

	@Test
	void everyMessageThatIsUsedExists() {
		Set<String> keys = messages().stringPropertyNames();
		Set<String> families = new TreeSet<>();
		keys.forEach((key) -> families.add(family(key)));
		assertThat(files(TEMPLATES, ".html").flatMap((file) -> groups(USE, read(file)))).isSubsetOf(keys);
		assertThat(problems()).isSubsetOf(keys);
		assertThat(files(Path.of("src/main/java"), ".java").flatMap((file) -> groups(QUOTED, read(file)))
			.filter((literal) -> !literal.endsWith(".") && families.contains(family(literal)))).isSubsetOf(keys);
	}

	@Test
	void everyApostropheIsWrittenTwice() {
		Properties messages = messages();
		assertThat(messages.stringPropertyNames())
			.allMatch((key) -> !messages.getProperty(key).replace("''", "").contains("'"), "has pairs of apostrophes");
	}

	@Test
	void noMessageHasMarkup() {
		assertThat(messages().values()).allMatch((text) -> !text.toString().matches(".*</?[a-z].*|.*&[a-z]+;.*"),
				"is plain text");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p>Nothing is linked</p>", "<p th:text=\"#{a.b}\">Example</p>",
			"<p>[[#{a.b}]] or not</p>", "<a title=\"Go back\"></a>", "<nav aria-label=\"Main\"></nav>",
			"<td data-label=\"Current\"></td>", "<p th:text=\"${x > 1} ? 'two' : #{a.b}\"></p>",
			"<p th:text=\"|${x} banks|\"></p>", "<b th:replace=\"~{layout :: page('That did not work', ~{})}\"></b>",
			"<p th:attr=\"aria-label=|Remove ${x}|\"></p>", "<p th:text=\"${x == 1 ? 'One bank' : y}\"></p>" })
	void wordsOfATemplateAreFound(String template) {
		assertThat(words(template)).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<p>[[#{a.b}]] · <code>PUBLIC_URL</code></p>", "<!--/* A comment. */-->",
			"<p class=\"page page--narrow\" th:if=\"${a == 'One'}\"></p>", "<p th:text=\"${x} ? #{a.b} : #{a.c}\"></p>",
			"<p th:attr=\"aria-describedby=${x} ? 'new-error new-help' : 'new-help'\"></p>",
			"<code th:text=\"|access-${x}-…|\"></code>", "<p th:id=\"|bank-${x}|\" th:text=\"| ••${mask}|\"></p>" })
	void whatIsNoWordIsNotFound(String template) {
		assertThat(words(template)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			x = "Write a number."             | true
			x = `Remove ${name}`              | true
			x = "button[type=submit] span"    | false
			x = "aria-label"                  | false
			// "This is a comment."           | false
			""")
	void sentencesOfAScriptAreFound(String script, boolean found) {
		assertThat(sentences(script).findAny().isPresent()).isEqualTo(found);
	}

	private static Stream<String> words(String template) {
		String text = COMMENT.matcher(template).replaceAll("");
		Stream.Builder<String> found = Stream.builder();
		int end = 0;
		String before = "";
		for (MatchResult tag : TAG.matcher(text).results().toList()) {
			if (!before.startsWith("<code")) {
				addIf(LETTER, INLINED.matcher(text.substring(end, tag.start())).replaceAll(""), found);
			}
			before = tag.group();
			attributes(before).forEach(found);
			end = tag.end();
		}
		addIf(LETTER, text.substring(end), found);
		return found.build();
	}

	private static Stream<String> attributes(String tag) {
		Stream.Builder<String> found = Stream.builder();
		for (MatchResult attribute : ATTRIBUTE.matcher(tag).results().toList()) {
			String name = attribute.group(1);
			String value = attribute.group(2);
			if (name.startsWith("th:")) {
				boolean text = TEXTS.contains(name.substring("th:".length())) && !tag.startsWith("<code");
				LITERAL.matcher(value).results().map(MessagesTests::literal).forEach((literal) -> {
					if (!IDS.matcher(literal).matches()) {
						addIf(text ? LETTER : SENTENCE, tag.startsWith("<code") ? "" : literal, found);
					}
				});
			}
			else if (TEXTS.contains(name)) {
				addIf(LETTER, value, found);
			}
		}
		return found.build();
	}

	private static String literal(MatchResult literal) {
		return REFERENCE.matcher((literal.group(1) != null) ? literal.group(1) : literal.group(2)).replaceAll("");
	}

	private static Stream<String> sentences(String script) {
		return SCRIPT_STRING.matcher(SCRIPT_COMMENT.matcher(script).replaceAll(""))
			.results()
			.map((string) -> (string.group(1) != null) ? string.group(1) : string.group(2))
			.filter(SCRIPT_SENTENCE.asPredicate());
	}

	private static void addIf(Pattern pattern, String text, Stream.Builder<String> found) {
		if (pattern.matcher(text).find()) {
			found.add(text.strip());
		}
	}

	/** Keys and beginnings of keys, wherever something may be looked up by them. */
	private static Set<String> used() {
		Set<String> used = new TreeSet<>();
		files(TEMPLATES, ".html").map(MessagesTests::read).forEach((text) -> {
			groups(USE, text).forEach(used::add);
			groups(QUOTED, text).forEach(used::add);
		});
		files(Path.of("src/main/java"), ".java").flatMap((file) -> groups(QUOTED, read(file))).forEach(used::add);
		problems().forEach(used::add);
		return used;
	}

	private static Stream<String> problems() {
		return files(Path.of("src/main/java"), ".java").flatMap((file) -> groups(PROBLEM, read(file)))
			.flatMap((code) -> Stream.of("problem." + code + ".title", "problem." + code + ".text"));
	}

	private static String family(String key) {
		return key.substring(0, key.lastIndexOf('.') + 1);
	}

	private static Stream<String> groups(Pattern pattern, String text) {
		return pattern.matcher(text).results().map((match) -> match.group(1));
	}

	private static Properties messages() {
		Properties messages = new Properties();
		try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages.properties"))) {
			messages.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return messages;
	}

	private static String name(Path template) {
		return TEMPLATES.relativize(template).toString();
	}

	private static Stream<Path> files(Path root, String ending) {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> file.toString().endsWith(ending)).sorted().toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
