package dev.ledgerless;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
 * The structure: which package may know which, and what no class does.
 */
@AnalyzeClasses(packages = ArchitectureTests.BASE, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	static final String BASE = "dev.ledgerless";

	private static final Set<String> DOMAIN = Set.of("money", "account", "transaction");

	/** What the packages for a person or a program may import. */
	private static final Set<String> FACES = union(DOMAIN,
			Set.of("keys", "session", "bank", "spending", "query", "plaid", "audit"));

	/** Each package, and those of ours that it may import. */
	private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(Map.entry("money", Set.of()),
			Map.entry("keys", Set.of()), Map.entry("session", Set.of("keys")),
			Map.entry("bank", Set.of("keys", "session")), Map.entry("account", Set.of("money")),
			Map.entry("transaction", Set.of("money")), Map.entry("spending", DOMAIN),
			Map.entry("query", Set.of("transaction", "money")), Map.entry("plaid", union(DOMAIN, Set.of("bank"))),
			Map.entry("redis", Set.of("keys", "session", "ratelimit")),
			Map.entry("cache", union(DOMAIN, Set.of("keys", "bank", "plaid", "redis"))),
			Map.entry("dashboard", union(FACES, Set.of("ratelimit"))), Map.entry("api", FACES),
			Map.entry("export", union(FACES, Set.of("api"))),
			Map.entry("setup", union(FACES, Set.of("connect", "ratelimit"))),
			Map.entry("connect", union(FACES, Set.of("ratelimit"))), Map.entry("privacy", FACES),
			Map.entry("ratelimit", Set.of()), Map.entry("recovery", Set.of("bank", "session", "ratelimit", "audit")),
			Map.entry("audit", Set.of("bank", "plaid")), Map.entry("web", Set.of()), Map.entry("demo", Set.of()));

	@ArchTest
	static final ArchRule packages_are_free_of_cycles = slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

	@ArchTest
	static void a_package_imports_only_those_below_it(JavaClasses classes) {
		MAY_IMPORT.forEach((name, allowed) -> noClasses().that(resideInAPackage(of(name)))
			.should()
			.dependOnClassesThat(
					resideInAPackage(BASE + "..").and(DescribedPredicate.not(among(union(allowed, Set.of(name))))))
			.as(name + " may import " + new TreeSet<>(allowed) + " and nothing else of ours")
			.allowEmptyShould(true)
			.check(classes));
	}

	@ArchTest
	static void every_package_has_its_place(JavaClasses classes) {
		Set<String> packages = classes.stream()
			.map(JavaClass::getPackageName)
			.filter((name) -> !name.equals(BASE))
			.map((name) -> name.substring(BASE.length() + 1))
			.collect(Collectors.toSet());
		assertThat(packages).isSubsetOf(MAY_IMPORT.keySet());
	}

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

	private static Set<String> union(Set<String> one, Set<String> other) {
		return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
	}

	/** Neither calls nor refers to what tells the time, other than with a clock. */
	private static final class ReadTimeFromTheClock extends ArchCondition<JavaClass> {

		ReadTimeFromTheClock() {
			super("read the time from an injected clock");
		}

		@Override
		public void check(JavaClass type, ConditionEvents events) {
			for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
				if (tellsTime(access.getTarget()) && !type.getName().equals(BASE + ".ClockConfiguration")) {
					events.add(SimpleConditionEvent.violated(access, access.getDescription()));
				}
			}
		}

		private static boolean tellsTime(CodeUnitAccessTarget target) {
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
