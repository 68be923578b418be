package dev.purser.event.dialect;

import dev.purser.event.PurserException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chosen values, checked against what can be chosen. Immutable. Its text form never shows a secret. */
public final class Options {
    private final Map<String, String> values;

    private Options(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Checks what was chosen and fills in what was not.
     *
     * @param of whose options these are, for messages: "dialect cloudtrail", "destination type s3"
     * @throws PurserException {@link DialectError#OPTION_UNKNOWN}, {@link DialectError#OPTION_INVALID} or
     *     {@link DialectError#OPTION_MISSING}; no message holds a value of a secret
     */
    public static Options of(String of, List<Option> known, Map<String, String> chosen) {
        Map<String, String> all = new HashMap<>();
        for (Option option : known) {
            String value = chosen.get(option.name());
            if (value != null) {
                if (!option.values().isEmpty() && !option.values().contains(value)) {
                    throw new PurserException(
                            DialectError.OPTION_INVALID,
                            Map.of("of", of, "option", option.name(), "allowed", option.values()));
                }
                all.put(option.name(), value);
            } else if (option.required()) {
                throw new PurserException(DialectError.OPTION_MISSING, Map.of("of", of, "option", option.name()));
            } else {
                option.fallback().ifPresent(fallback -> all.put(option.name(), fallback));
            }
        }
        for (String name : chosen.keySet()) {
            if (known.stream().noneMatch(option -> option.name().equals(name))) {
                throw new PurserException(
                        DialectError.OPTION_UNKNOWN,
                        Map.of(
                                "of",
                                of,
                                "option",
                                name,
                                "known",
                                known.stream().map(Option::name).toList()));
            }
        }
        return new Options(all);
    }

    /**
     * The value of an option that always has one.
     *
     * @throws IllegalStateException if it has none: a mistake of the code that asks
     */
    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("option " + name + " has no value");
        }
        return value;
    }

    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** True if the value is {@code true}. */
    public boolean truth(String name) {
        return "true".equals(values.get(name));
    }

    /** The names that have a value. */
    @Override
    public String toString() {
        return "options " + values.keySet();
    }
}
