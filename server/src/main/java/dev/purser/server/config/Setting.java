package dev.purser.server.config;

import java.util.Locale;
import java.util.Optional;

/**
 * One setting: everything that is known of it, in one place.
 *
 * @param name dotted, lower case, words joined by hyphens; the first word is the room or concern
 * @param type how its text becomes a value
 * @param byDefault what stands where nobody sets it, as it would be written; empty where then something else decides
 * @param otherwise what happens without it, where there is no default; else empty
 * @param meaning for the reference: what it does, and what it costs
 * @param secret true if the value may hold or unlock a secret, and so is never printed
 */
public record Setting<T>(
        String name, ValueType<T> type, Optional<String> byDefault, String otherwise, String meaning, boolean secret) {
    /** A setting with a default that stands in its own syntax; checked at once. */
    static <T> Setting<T> of(String name, ValueType<T> type, String byDefault, String meaning) {
        type.parse(byDefault);
        return new Setting<>(name, type, Optional.of(byDefault), "", meaning, false);
    }

    /** A setting that may be left open. */
    static <T> Setting<T> open(String name, ValueType<T> type, String otherwise, String meaning) {
        return new Setting<>(name, type, Optional.empty(), otherwise, meaning, false);
    }

    /** The same, never printed. */
    Setting<T> asSecret() {
        return new Setting<>(name, type, byDefault, otherwise, meaning, true);
    }

    /** The name of its environment variable: {@code PURSER_JOURNAL_SEGMENT_BYTES}. */
    public String variable() {
        return "PURSER_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** The first word of the name: which room or concern it belongs to. */
    public String group() {
        int dot = name.indexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }
}
