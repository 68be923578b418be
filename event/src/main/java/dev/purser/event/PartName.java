package dev.purser.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The private parts of a record: what is personal or bulky, kept beside the leaf and bound to it by a hash. */
public enum PartName {
    ACTOR("actor"),
    CLIENT("client"),
    /** Targets that may name a person. */
    SUBJECT("subject"),
    DATA("data"),
    /** The foreign record that the event was read from. */
    RAW("raw");

    private static final Map<String, PartName> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(PartName::text, Function.identity()));

    private final String text;

    PartName(String text) {
        this.text = text;
    }

    /** The part of that name, or empty if there is none. */
    public static Optional<PartName> of(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** The name as it stands in the leaf. */
    public String text() {
        return text;
    }
}
