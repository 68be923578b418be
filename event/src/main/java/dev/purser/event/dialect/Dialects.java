package dev.purser.event.dialect;

import dev.purser.event.PurserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dialects that the program knows, by name. Immutable, thread-safe. */
public final class Dialects {
    private final Map<String, DialectFactory> byName = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if two have one name
     */
    public Dialects(List<DialectFactory> factories) {
        for (DialectFactory one : factories) {
            if (byName.put(one.name(), one) != null) {
                throw new IllegalArgumentException("two dialects named " + one.name());
            }
        }
    }

    /** In the order in which they were given. */
    public List<DialectFactory> all() {
        return List.copyOf(byName.values());
    }

    /**
     * @throws PurserException {@link DialectError#DIALECT_UNKNOWN}
     */
    public DialectFactory factory(String name) {
        DialectFactory found = byName.get(name);
        if (found == null) {
            throw new PurserException(
                    DialectError.DIALECT_UNKNOWN, Map.of("dialect", name, "known", List.copyOf(byName.keySet())));
        }
        return found;
    }

    /**
     * @throws PurserException {@link DialectError#DIALECT_UNKNOWN}, or what is wrong with an option
     */
    public Dialect open(String name, Home home, Map<String, String> options) {
        DialectFactory factory = factory(name);
        return factory.open(home, options(factory, options));
    }

    /** The locations of all clouds, by the options that hold where nobody chooses. */
    public List<LocationTable> locations(Home home) {
        return byName.values().stream()
                .flatMap(factory -> factory.locations(home, options(factory, Map.of())).stream())
                .toList();
    }

    private static Options options(DialectFactory factory, Map<String, String> chosen) {
        return Options.of("dialect " + factory.name(), factory.options(), chosen);
    }
}
