package dev.purser.event.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The members of a tape's objects by the types that a format gives them: of the wrong type is malformed, not there or
 * {@code null} is empty. An object of -1 has no members. For one thread, as the tape.
 */
public final class TapeFields {
    private static final long FIRST = -62_167_219_200_000L; // 0000-01-01T00:00:00Z
    private static final long LAST = 253_402_300_799_999L; // 9999-12-31T23:59:59.999Z

    private final JsonTape tape;

    public TapeFields(JsonTape tape) {
        this.tape = tape;
    }

    /** The member, or -1 if it is not there or null. */
    public int member(int object, String name) {
        int member = tape.member(object, name);
        return member < 0 || tape.kind(member) == JsonTape.Kind.NULL ? -1 : member;
    }

    /** A text. */
    public Optional<String> text(int object, String name) {
        int member = member(object, name);
        return member < 0 ? Optional.empty() : Optional.of(tape.text(member));
    }

    /** A text; empty too where it is an empty text, for formats that write that for unknown. */
    public Optional<String> filled(int object, String name) {
        int member = member(object, name);
        return member < 0 || tape.is(member, "") ? Optional.empty() : Optional.of(tape.text(member));
    }

    /** An object, or -1. */
    public int object(int object, String name) {
        return container(object, name, JsonTape.Kind.OBJECT, "an object");
    }

    /** An array, or -1. */
    public int array(int object, String name) {
        return container(object, name, JsonTape.Kind.ARRAY, "an array");
    }

    private int container(int object, String name, JsonTape.Kind kind, String expected) {
        int member = member(object, name);
        if (member >= 0 && tape.kind(member) != kind) {
            throw tape.malformed(member, expected);
        }
        return member;
    }

    /** True or false. */
    public Optional<Boolean> truth(int object, String name) {
        int member = member(object, name);
        if (member < 0) {
            return Optional.empty();
        }
        return switch (tape.kind(member)) {
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            default -> throw tape.malformed(member, "true or false");
        };
    }

    /** A whole number of 64 bits. */
    public Optional<Long> whole(int object, String name) {
        int member = member(object, name);
        return member < 0
                ? Optional.empty()
                : Optional.of(tape.whole(member).orElseThrow(() -> tape.malformed(member, "a whole number")));
    }

    /** A whole number of 32 bits. */
    public Optional<Integer> number(int object, String name) {
        int member = member(object, name);
        if (member < 0) {
            return Optional.empty();
        }
        long value = tape.whole(member).orElseThrow(() -> tape.malformed(member, "a whole number"));
        if (value != (int) value) {
            throw tape.malformed(member, "a whole number of 32 bits");
        }
        return Optional.of((int) value);
    }

    /** An instant of the years 0 to 9999 by its milliseconds since 1970. */
    public Optional<Instant> milliseconds(int object, String name) {
        Optional<Long> value = whole(object, name);
        if (value.isPresent() && (value.get() < FIRST || value.get() > LAST)) {
            throw tape.malformed(member(object, name), "an instant of the years 0 to 9999");
        }
        return value.map(Instant::ofEpochMilli);
    }

    /** An instant in UTC with nine digits of a second, as {@link JsonBytes#instant} writes it; empty if it is none. */
    public Optional<Instant> instant(int object, String name) {
        Optional<String> text = text(object, name);
        try {
            return text.map(InstantText::read);
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
