package dev.purser.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * HTTP header fields in the order in which they were sent or are to be sent (RFC 9110 section 5). Immutable.
 *
 * <p>Names compare without regard to case. A value holds no line break: {@link Builder#add} refuses one.
 */
public final class Headers {
    /** No field at all. */
    public static final Headers NONE = new Headers(List.of());

    private final List<String> flat;

    private Headers(List<String> flat) {
        this.flat = flat;
    }

    /** Names and values in turn. */
    public static Headers of(String... namesAndValues) {
        Builder builder = new Builder();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            builder.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return builder.build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The first value under that name. */
    public Optional<String> first(String name) {
        for (int i = 0; i < flat.size(); i += 2) {
            if (flat.get(i).equalsIgnoreCase(name)) {
                return Optional.of(flat.get(i + 1));
            }
        }
        return Optional.empty();
    }

    /** All values under that name, in order; one field each, not split at commas. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (int i = 0; i < flat.size(); i += 2) {
            if (flat.get(i).equalsIgnoreCase(name)) {
                values.add(flat.get(i + 1));
            }
        }
        return values;
    }

    public boolean has(String name) {
        return first(name).isPresent();
    }

    /** Hands every field to the consumer, in order. */
    public void forEach(BiConsumer<String, String> field) {
        for (int i = 0; i < flat.size(); i += 2) {
            field.accept(flat.get(i), flat.get(i + 1));
        }
    }

    /** These fields and one more. */
    public Headers with(String name, String value) {
        return toBuilder().add(name, value).build();
    }

    /** These fields, and behind them the others. */
    public Headers and(Headers others) {
        Builder builder = toBuilder();
        builder.flat.addAll(others.flat);
        return builder.build();
    }

    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.flat.addAll(flat);
        return builder;
    }

    /** Names only: a value may be a secret. */
    @Override
    public String toString() {
        StringBuilder names = new StringBuilder("Headers[");
        forEach((name, value) -> names.append(name.toLowerCase(Locale.ROOT)).append(' '));
        return names.append(']').toString();
    }

    /** Collects fields; for one thread. */
    public static final class Builder {
        private final List<String> flat = new ArrayList<>(16);

        private Builder() {}

        /**
         * Adds a field behind those of the same name.
         *
         * @throws IllegalArgumentException if name or value holds a control character other than a tab
         */
        public Builder add(String name, String value) {
            requireField(name);
            requireField(value);
            flat.add(name);
            flat.add(value);
            return this;
        }

        /** Adds a field as it was received: the transport has checked it. */
        public Builder received(String name, String value) {
            flat.add(name);
            flat.add(value);
            return this;
        }

        public Headers build() {
            return flat.isEmpty() ? NONE : new Headers(List.copyOf(flat));
        }

        private static void requireField(String text) {
            for (int i = 0; i < text.length(); i++) {
                char one = text.charAt(i);
                if ((one < ' ' && one != '\t') || one == 0x7F) {
                    throw new IllegalArgumentException("a control character in a header field");
                }
            }
        }
    }
}
