package dev.purser.aws.cloudtrail;

import dev.purser.event.MalformedEventException;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.JsonTape.Kind;
import dev.purser.event.json.TapeValues;
import java.util.OptionalLong;

/**
 * A record's members for a reader that takes what fits and leaves the rest: every question has an answer, and -1, the node
 * of a member that is not there, may be asked about like any other. For one thread.
 */
final class Nodes {
    private final JsonTape tape = new JsonTape();

    /**
     * Takes in a record; its array must not change while nodes are asked about.
     *
     * @throws RecordException if it is not one JSON text
     */
    void read(byte[] record) {
        try {
            tape.read(record);
        } catch (MalformedEventException e) {
            throw new RecordException(RecordException.Reason.MALFORMED, e.getMessage(), e);
        }
    }

    JsonTape tape() {
        return tape;
    }

    boolean is(int node, Kind kind) {
        return node >= 0 && tape.kind(node) == kind;
    }

    /** The member of that name, or -1. */
    int member(int object, String name) {
        return tape.member(object, name);
    }

    int next(int node) {
        return tape.next(node);
    }

    /** The text, or null if it is none. */
    String text(int node) {
        return is(node, Kind.TEXT) ? tape.text(node) : null;
    }

    /** The text of a member, or null if it is none. */
    String text(int object, String name) {
        return text(tape.member(object, name));
    }

    /** The whole number, or null if it is none. */
    Long number(int node) {
        OptionalLong whole = node < 0 ? OptionalLong.empty() : tape.whole(node);
        return whole.isPresent() ? (Long) whole.getAsLong() : null;
    }

    /** The value as an event's data has it, or null if they have no place for it. */
    Object value(int node) {
        return node < 0 ? null : TapeValues.value(tape, node);
    }
}
