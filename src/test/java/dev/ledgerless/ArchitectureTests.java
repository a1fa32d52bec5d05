package dev.ledgerless;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the structure: the imports of each package, and rules for all classes.
 */
@AnalyzeClasses(packages = ArchitectureTests.BASE, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	static final String BASE = "dev.ledgerless";

	private static final int LONGEST_CLASS = 250;

	private static final int LONGEST_CONTROLLER = 80;

	/**
	 * A row of the table in docs/ARCHITECTURE.md: the package, its purpose, its imports.
	 */
	private static final Pattern PACKAGE_ROW = Pattern.compile("\\| `([a-z]+)` \\| .+ \\| (–|`[a-z`, ]+`) \\|");

	private static final Pattern PACKAGE = Pattern.compile("[a-z]+");

	@ArchTest
	static final ArchRule packages_are_free_of_cycles = slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

	@ArchTest
	static void packages_import_those_that_the_documented_table_lists(JavaClasses classes) {
		Map<String, Set<String>> imports = new TreeMap<>();
		for (JavaClass type : classes) {
			String name = packageOf(type);
			if (!name.isEmpty()) {
				Set<String> targets = imports.computeIfAbsent(name, (key) -> new TreeSet<>());
				type.getDirectDependenciesFromSelf()
					.stream()
					.map((dependency) -> packageOf(dependency.getTargetClass().getBaseComponentType()))
					.filter((target) -> !target.isEmpty() && !target.equals(name))
					.forEach(targets::add);
			}
		}
		assertThat(documentedImports()).as("imports by package, in docs/ARCHITECTURE.md and in the code")
			.containsExactlyInAnyOrderEntriesOf(imports);
	}

	@ArchTest
	static final ArchRule slf4j_is_the_only_logging_api = noClasses().should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.apache.commons.logging..", "java.util.logging..");

	@ArchTest
	static final ArchRule only_plaid_knows_how_plaid_is_reached = noClasses()
		.that(DescribedPredicate.not(resideInAPackage(of("plaid"))))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.plaid..", "retrofit2..", "okhttp3..", "okio..", "com.google.gson..");

	@ArchTest
	static final ArchRule only_what_seals_knows_tink = noClasses()
		.that(DescribedPredicate.not(among(Set.of("keys", "session", "bank", "cache", "recovery"))))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("com.google.crypto.tink..");

	@ArchTest
	static final ArchRule only_recovery_knows_passphrases = noClasses()
		.that(DescribedPredicate.not(resideInAPackage(of("recovery"))))
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.bouncycastle..", "com.nulabinc..");

	@ArchTest
	static final ArchRule only_redis_and_cache_know_how_redis_is_asked = noClasses()
		.that(DescribedPredicate.not(among(Set.of("redis", "cache")))
			.and(DescribedPredicate.not(resideInAPackage(BASE))))
		.should()
		.dependOnClassesThat()
		.resideInAPackage("io.lettuce..");

	/**
	 * A class that is longer has more than one job; a controller only reads the request.
	 */
	@ArchTest
	static void no_class_and_no_controller_is_too_long(JavaClasses classes) throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			assertThat(files.filter((file) -> file.toString().endsWith(".java"))
				.filter((file) -> lines(
						file) > (file.toString().endsWith("Controller.java") ? LONGEST_CONTROLLER : LONGEST_CLASS))
				.map((file) -> file.getFileName() + ": " + lines(file))).isEmpty();
		}
	}

	private static long lines(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.count();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@ArchTest
	static final ArchRule nothing_is_injected_into_fields = GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

	@ArchTest
	static final ArchRule nothing_is_printed = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

	@ArchTest
	static final ArchRule time_is_read_from_the_clock_alone = classes().should(new ReadTimeFromTheClock());

	@ArchTest
	static final ArchRule names_say_what_a_class_is = noClasses().should()
		.haveNameMatching(".*(Impl|Util|Utils|Helper|Helpers|Manager)");

	@ArchTest
	static void every_package_is_null_marked(JavaClasses classes) {
		JavaPackage base = classes.getPackage(BASE);
		List<JavaPackage> packages = Stream.concat(Stream.of(base), base.getSubpackagesInTree().stream())
			.filter((each) -> !each.getClasses().isEmpty())
			.toList();
		assertThat(packages).hasSizeGreaterThan(10)
			.allSatisfy((each) -> assertThat(
					each.tryGetPackageInfo().filter((info) -> info.isAnnotatedWith(NullMarked.class)))
				.as("@NullMarked in package-info of " + each.getName())
				.isPresent());
	}

	private static String of(String name) {
		return BASE + "." + name + "..";
	}

	private static DescribedPredicate<JavaClass> among(Set<String> names) {
		return resideInAnyPackage(names.stream().map(ArchitectureTests::of).toArray(String[]::new));
	}

	/**
	 * Returns the name of a class's package below ours, or an empty text for all others.
	 */
	private static String packageOf(JavaClass type) {
		String name = type.getPackageName();
		return name.startsWith(BASE + ".") ? name.substring(BASE.length() + 1) : "";
	}

	private static Map<String, Set<String>> documentedImports() {
		try {
			return PACKAGE_ROW.matcher(Files.readString(Path.of("docs/ARCHITECTURE.md")))
				.results()
				.collect(Collectors.toMap((row) -> row.group(1),
						(row) -> PACKAGE.matcher(row.group(2))
							.results()
							.map(MatchResult::group)
							.collect(Collectors.toSet())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Allows reading the time only from a {@link Clock}. */
	private static final class ReadTimeFromTheClock extends ArchCondition<JavaClass> {

		ReadTimeFromTheClock() {
			super("read the time from an injected clock");
		}

		@Override
		public void check(JavaClass type, ConditionEvents events) {
			for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
				if (readsTime(access.getTarget()) && !type.getName().equals(BASE + ".ClockConfiguration")) {
					events.add(SimpleConditionEvent.violated(access, access.getDescription()));
				}
			}
		}

		private static boolean readsTime(CodeUnitAccessTarget target) {
			JavaClass owner = target.getOwner();
			return switch (target.getName()) {
				case "now" -> owner.getPackageName().startsWith("java.time")
						&& target.getRawParameterTypes().stream().noneMatch((type) -> type.isEquivalentTo(Clock.class));
				case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
				case "system", "systemUTC", "systemDefaultZone", "tick", "tickMillis", "tickSeconds", "tickMinutes" ->
					owner.isEquivalentTo(Clock.class);
				case "getInstance" -> owner.isAssignableTo(java.util.Calendar.class);
				case "<init>" -> owner.isEquivalentTo(java.util.Date.class) && target.getRawParameterTypes().isEmpty();
				default -> false;
			};
		}

	}

}
