package dev.ledgerless.demo;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;

/**
 * Reads a demo bank from its YAML file. Each property must be known, each must have a
 * valid value, and none may be missing.
 */
final class BankFileReader {

	private final ApplicationConversionService conversion = new ApplicationConversionService();

	BankFileReader() {
		this.conversion.addConverter(String.class, Schedule.class, Schedule::parse);
		this.conversion.addConverter(String.class, Price.class, Price::parse);
	}

	/**
	 * Reads a bank.
	 * @throws InvalidBankFileException if the file is missing or wrong
	 */
	Bank read(Resource resource) {
		String file = Objects.requireNonNullElse(resource.getFilename(), resource.getDescription());
		IterableConfigurationPropertySource properties = load(file, resource);
		requireQuotedDecimals(file, properties);
		ExactBindHandler exact = new ExactBindHandler();
		try {
			BankFile bank = new Binder(List.of(properties), null, this.conversion)
				.bind(ConfigurationPropertyName.EMPTY, Bindable.of(BankFile.class), exact)
				.get();
			exact.unknown(properties).ifPresent((name) -> {
				throw new InvalidBankFileException(place(file, properties, name), "is not a known property");
			});
			return bank.bank();
		}
		catch (BindException ex) {
			throw new InvalidBankFileException(place(file, properties, ex.getName()), problem(ex), ex);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidBankFileException(file, ex.getMessage(), ex);
		}
	}

	private static IterableConfigurationPropertySource load(String file, Resource resource) {
		try {
			List<PropertySource<?>> documents = new YamlPropertySourceLoader().load(file, resource);
			if (documents.size() == 1 && ConfigurationPropertySource
				.from(documents.getFirst()) instanceof IterableConfigurationPropertySource properties) {
				return properties;
			}
			throw new InvalidBankFileException(file, "needs exactly one YAML document");
		}
		catch (IOException | IllegalStateException | YAMLException ex) {
			throw new InvalidBankFileException(file, NestedExceptionUtils.getMostSpecificCause(ex).getMessage(), ex);
		}
	}

	/** YAML's numbers are binary: they would lose the zeros at the end of an amount. */
	private static void requireQuotedDecimals(String file, IterableConfigurationPropertySource properties) {
		properties.stream()
			.filter((name) -> value(properties, name) instanceof Double)
			.findFirst()
			.ifPresent((name) -> {
				throw new InvalidBankFileException(place(file, properties, name),
						"needs quotation marks around its decimal number");
			});
	}

	private static @Nullable Object value(ConfigurationPropertySource properties, ConfigurationPropertyName name) {
		ConfigurationProperty property = properties.getConfigurationProperty(name);
		return (property != null) ? property.getValue() : null;
	}

	private static @Nullable String problem(BindException failure) {
		String problem = NestedExceptionUtils.getMostSpecificCause(failure).getMessage();
		return (failure.getCause() instanceof ConversionFailedException conversion)
				? "\"%s\" is not valid. %s".formatted(conversion.getValue(), problem) : problem;
	}

	/**
	 * Returns the file, the line and column where a property or its first component is,
	 * and its name.
	 */
	private static String place(String file, IterableConfigurationPropertySource properties,
			ConfigurationPropertyName property) {
		String location = properties.stream()
			.filter((name) -> name.equals(property) || property.isAncestorOf(name))
			.findFirst()
			.map(properties::getConfigurationProperty)
			.map(ConfigurationProperty::getOrigin)
			.map((origin) -> (origin instanceof PropertySourceOrigin wrapper) ? wrapper.getOrigin() : origin)
			.map((origin) -> (origin instanceof TextResourceOrigin text) ? text.getLocation() : null)
			.map((line) -> ":" + line)
			.orElse("");
		return file + location + (property.isEmpty() ? "" : ": " + property);
	}

}
