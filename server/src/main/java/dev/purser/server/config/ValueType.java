package dev.purser.server.config;

import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the text of a setting becomes a value.
 *
 * @param name for the reference, for example {@code byte size}
 * @param syntax how it is written, one short clause for the reference and for messages
 * @param list true if several values are taken, separated by commas or as a YAML list
 * @param parser turns text into a value or throws {@link BadValueException}
 */
record ValueType<T>(String name, String syntax, boolean list, Function<String, T> parser) {
    T parse(String text) {
        return parser.apply(text);
    }

    /** This type, taking only values that hold. */
    ValueType<T> holding(String rule, Predicate<T> holds) {
        return new ValueType<>(name, syntax + ", " + rule, list, text -> {
            T value = parser.apply(text);
            if (!holds.test(value)) {
                throw new BadValueException("is out of range", "write " + syntax + ", " + rule);
            }
            return value;
        });
    }
}
