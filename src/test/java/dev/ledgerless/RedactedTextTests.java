package dev.ledgerless;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.mockito.Mockito;

import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Records are what data walks in, and whatever logs, says in an exception or shows in a
 * debugger what it holds does so by their text. So the text of none tells a value of a
 * person's.
 */
class RedactedTextTests {

	private static final String TEXT = "Canarytext";

	private static final BigDecimal AMOUNT = new BigDecimal("987654.321");

	/**
	 * Records that hold settings, codes and ids of calls, and nothing of a person.
	 */
	private static final Set<String> HARMLESS = Set.of("money.Currency", "bank.BankProblem", "plaid.PlaidProperties",
			"plaid.PlaidProperties$TestBankProperties", "plaid.TestBank", "connect.ConnectProperties",
			"session.SessionProperties", "session.Flash", "session.SessionLineage", "session.ExpiringEntries$Entry",
			"redis.RedisCommand", "setup.ConfigStatusController$ConfigStatus", "setup.SetupView",
			"problem.ProblemAdvice$InvalidField", "problem.Problem", "export.Attachment", "web.WebProperties",
			"web.PagesAtOnceProperties", "dashboard.BarChart$Bar", "plaid.Removal$Removed", "plaid.Removal$AlreadyGone",
			"plaid.Removal$Unreached", "plaid.Rotation$Rotated", "plaid.Rotation$Refused", "plaid.Rotation$AnswerLost",
			"plaid.LinkResult$Accepted", "plaid.LinkResult$Refused", "plaid.LinkResult$Unavailable",
			"plaid.LinkOutcome$Repaired", "plaid.LinkOutcome$Unavailable", "plaid.LinkOpening$Unavailable",
			"audit.LogCeilings$Ceiling", "keys.RotatingPrimitive", "recovery.KeyCost", "redis.Redis$Pending");

	@Test
	void theTextOfNoRecordTellsAnythingOfAPerson(TestReporter reporter) {
		Set<String> telling = new TreeSet<>();
		int looked = 0;
		for (Class<?> type : records()) {
			Object example = example(type);
			String name = type.getName().substring(ArchitectureTests.BASE.length() + 1);
			if (example == null) {
				// Not every value will do for it.
				if (!HARMLESS.contains(name)) {
					telling.add(name + " has no example");
				}
				continue;
			}
			String text = example.toString();
			looked++;
			boolean tells = text.contains(TEXT) || text.contains(AMOUNT.toPlainString());
			if (tells && !HARMLESS.contains(name)) {
				telling.add(name + ": " + text);
			}
		}
		reporter.publishEntry("text of records", looked + " records, " + telling.size() + " tell a value");
		assertThat(looked).isGreaterThan(100);
		assertThat(telling).isEmpty();
	}

	private static List<Class<?>> records() {
		return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages(ArchitectureTests.BASE)
			.stream()
			// What the demo bank makes up is nobody's.
			.filter((type) -> type.isRecord() && !type.getPackageName().endsWith(".demo"))
			.<Class<?>>map((type) -> type.reflect())
			.toList();
	}

	private static @Nullable Object example(Class<?> type) {
		RecordComponent[] components = type.getRecordComponents();
		try {
			Constructor<?> constructor = type
				.getDeclaredConstructor(Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new));
			constructor.setAccessible(true);
			return constructor
				.newInstance(Stream.of(components).map((component) -> value(component.getGenericType())).toArray());
		}
		catch (InvocationTargetException ex) {
			return null;
		}
		catch (ReflectiveOperationException ex) {
			throw new LinkageError("No example of " + type, ex);
		}
	}

	private static @Nullable Object value(Type type) {
		if (type instanceof ParameterizedType parameterized) {
			return container((Class<?>) parameterized.getRawType(), parameterized.getActualTypeArguments());
		}
		if (type instanceof WildcardType wildcard) {
			return value(wildcard.getUpperBounds()[0]);
		}
		return (type instanceof Class<?> plain) ? plain(plain) : TEXT;
	}

	private static @Nullable Object container(Class<?> raw, Type[] arguments) {
		if (raw == MultiValueMap.class) {
			return new LinkedMultiValueMap<>(Map.of(TEXT, List.of(TEXT)));
		}
		if (raw == Map.class) {
			return Collections.singletonMap(value(arguments[0]), value(arguments[1]));
		}
		if (raw == List.class || raw == Iterable.class) {
			Object value = value(arguments[0]);
			return (value != null) ? List.of(value) : List.of();
		}
		return raw.isSealed() ? example(raw.getPermittedSubclasses()[0]) : plain(raw);
	}

	private static @Nullable Object plain(Class<?> type) {
		if (type == String.class || type == Object.class) {
			return TEXT;
		}
		if (type == BigDecimal.class) {
			return AMOUNT;
		}
		if (type.isRecord()) {
			return example(type);
		}
		if (type.isEnum()) {
			return type.getEnumConstants()[0];
		}
		if (type == int.class || type == Integer.class) {
			return 1;
		}
		if (type == long.class || type == Long.class) {
			return 1L;
		}
		if (type == boolean.class || type == Boolean.class) {
			return false;
		}
		if (type == byte[].class) {
			return new byte[16];
		}
		List<Object> known = List.of(URI.create("https://" + TEXT), LocalDate.EPOCH, Instant.EPOCH, Duration.ZERO,
				YearMonth.of(2026, 1), Locale.ROOT, ZoneOffset.UTC, MediaType.TEXT_PLAIN, Clock.systemUTC());
		return known.stream()
			.filter(type::isInstance)
			.findFirst()
			.or(() -> Optional.ofNullable(type.isSealed() ? example(type.getPermittedSubclasses()[0]) : mock(type)))
			.orElse(null);
	}

	private static @Nullable Object mock(Class<?> type) {
		try {
			return Mockito.mock(type);
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

}
