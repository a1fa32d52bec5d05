package dev.ledgerless.demo;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.Nullness;

/**
 * Refuses to bind a record when a component is missing that neither is {@link Nullable}
 * nor has a {@link DefaultValue}, and finds the properties that no component has.
 */
final class ExactBindHandler extends AbstractBindHandler {

	private final Set<ConfigurationPropertyName> known = new HashSet<>();

	@Override
	public <T> Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		this.known.add(name);
		Class<?> type = target.getType().resolve(Object.class);
		if (type.isRecord() && (name.isEmpty() || isPresent(name, context))) {
			RecordComponent[] components = type.getRecordComponents();
			Parameter[] parameters = type.getDeclaredConstructors()[0].getParameters();
			for (int i = 0; i < components.length; i++) {
				String property = DataObjectPropertyName.toDashedForm(components[i].getName());
				if (isRequired(components[i], parameters[i]) && !isPresent(name.append(property), context)) {
					throw new IllegalArgumentException(property + " is missing");
				}
			}
		}
		return target;
	}

	/**
	 * Returns the first property that was not bound.
	 */
	Optional<ConfigurationPropertyName> unknown(IterableConfigurationPropertySource source) {
		return source.stream().filter((name) -> !this.known.contains(name)).findFirst();
	}

	private static boolean isRequired(RecordComponent component, Parameter parameter) {
		return !parameter.isAnnotationPresent(DefaultValue.class)
				&& Nullness.forMethodReturnType(component.getAccessor()) != Nullness.NULLABLE;
	}

	private static boolean isPresent(ConfigurationPropertyName name, BindContext context) {
		for (ConfigurationPropertySource source : context.getSources()) {
			if (source.getConfigurationProperty(name) != null
					|| source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

}
