package dev.purser.ibm.activitytracker;

import dev.purser.event.json.JsonTape;
import java.util.Optional;

/** The members of an event's objects, by the types that IBM's page gives them. For one thread. */
final class Fields {
    private final JsonTape tape;

    Fields(JsonTape tape) {
        this.tape = tape;
    }

    /**
     * The text of a member; empty if it is not there or null.
     *
     * @throws dev.purser.event.MalformedEventException if it is something else
     */
    Optional<String> text(int object, String name) {
        int member = tape.member(object, name);
        return member < 0 || tape.kind(member) == JsonTape.Kind.NULL
                ? Optional.empty()
                : Optional.of(tape.text(member));
    }

    /** The text of a member; empty if it is not there, null, or an empty text, which Activity Tracker writes for unknown. */
    Optional<String> filled(int object, String name) {
        int member = tape.member(object, name);
        if (member < 0 || tape.kind(member) == JsonTape.Kind.NULL || tape.is(member, "")) {
            return Optional.empty();
        }
        return Optional.of(tape.text(member));
    }

    /** An object among the members, or -1 if it is not there or null. */
    int object(int object, String name) {
        int member = tape.member(object, name);
        if (member < 0 || tape.kind(member) == JsonTape.Kind.NULL) {
            return -1;
        }
        if (tape.kind(member) != JsonTape.Kind.OBJECT) {
            throw tape.malformed(member, "an object");
        }
        return member;
    }

    /** Refuses a member that is neither true nor false. */
    void truth(int object, String name) {
        int member = tape.member(object, name);
        if (member >= 0 && tape.kind(member) != JsonTape.Kind.TRUE && tape.kind(member) != JsonTape.Kind.FALSE) {
            throw tape.malformed(member, "true or false");
        }
    }

    /** A whole number of 32 bits; empty if it is not there. */
    Optional<Integer> number(int object, String name) {
        int member = tape.member(object, name);
        if (member < 0) {
            return Optional.empty();
        }
        long value = tape.whole(member).orElseThrow(() -> tape.malformed(member, "a whole number"));
        if (value != (int) value) {
            throw tape.malformed(member, "a whole number of 32 bits");
        }
        return Optional.of((int) value);
    }
}
