package dev.purser.event;

import java.util.Map;
import java.util.Optional;

/**
 * Where the record comes from.
 *
 * @param system purser, or the foreign system's name
 * @param format the foreign record's format and edition
 * @param raw the foreign record as it was read. Kept in a private part
 * @param rest what the foreign record says that no field of the event has a place for, so that the record can be written
 *     again: JSON texts by the path of their member, in the words of the dialect that read them. Kept in a private part
 */
public record Source(String system, Optional<String> format, Optional<String> raw, Map<String, String> rest) {
    public Source {
        rest = Map.copyOf(rest);
    }

    /** Purser itself. */
    public static final Source PURSER = builder("purser").build();

    /** A builder in which every optional fact is unknown. */
    public static Builder builder(String system) {
        return new Builder(system);
    }

    /** A builder that begins with these facts. */
    public Builder toBuilder() {
        Builder copy = new Builder(system);
        copy.format = format;
        copy.raw = raw;
        copy.rest = rest;
        return copy;
    }

    /** Builds one Source; for one thread. */
    public static final class Builder {
        private String system;
        private Optional<String> format = Optional.empty();
        private Optional<String> raw = Optional.empty();
        private Map<String, String> rest = Map.of();

        private Builder(String system) {
            this.system = system;
        }

        public Builder system(String system) {
            this.system = system;
            return this;
        }

        public Builder format(String format) {
            this.format = Optional.of(format);
            return this;
        }

        public Builder raw(String raw) {
            this.raw = Optional.of(raw);
            return this;
        }

        public Builder rest(Map<String, String> rest) {
            this.rest = rest;
            return this;
        }

        public Source build() {
            return new Source(system, format, raw, rest);
        }
    }
}
