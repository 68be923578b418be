package dev.purser.event.dialect;

import java.util.List;
import java.util.Optional;

/**
 * Something that can be chosen for a dialect or a destination, with all that is known of it in one place.
 *
 * @param name lower case, words joined by hyphens
 * @param fallback what stands where nobody chooses; empty if it must be given, or if leaving it out has a meaning of its
 *     own, which {@code meaning} tells
 * @param required true if it must be given
 * @param secret true if the value is a secret: kept encrypted, shown to nobody
 * @param values what may be chosen; empty for any text
 * @param meaning for the reference: what it does
 */
public record Option(
        String name, Optional<String> fallback, boolean required, boolean secret, List<String> values, String meaning) {
    public Option {
        values = List.copyOf(values);
    }

    /** One of several words. */
    public static Option choice(String name, String fallback, List<String> values, String meaning) {
        return new Option(name, Optional.of(fallback), false, false, values, meaning);
    }

    /** A text with a default. */
    public static Option text(String name, String fallback, String meaning) {
        return new Option(name, Optional.of(fallback), false, false, List.of(), meaning);
    }

    /** A text that may be left out. */
    public static Option open(String name, String meaning) {
        return new Option(name, Optional.empty(), false, false, List.of(), meaning);
    }

    /** A text that must be given. */
    public static Option required(String name, String meaning) {
        return new Option(name, Optional.empty(), true, false, List.of(), meaning);
    }

    /** A secret that may be left out. */
    public static Option secret(String name, String meaning) {
        return new Option(name, Optional.empty(), false, true, List.of(), meaning);
    }
}
