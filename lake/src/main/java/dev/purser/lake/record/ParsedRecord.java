package dev.purser.lake.record;

import dev.purser.event.AuditEvent;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.JsonTape.Kind;
import dev.purser.lake.table.RowSink;
import java.util.Optional;

/** One record while its row is made. Used again for the next one; for one thread. */
public final class ParsedRecord {
    private final JsonTape tape = new JsonTape();
    private Optional<AuditEvent> event = Optional.empty();
    private int length;
    private String lastParent;
    private int lastNode;

    ParsedRecord() {}

    /** Takes a record apart; the array must not change until the next one. */
    void read(byte[] json, int size, Optional<AuditEvent> of) {
        tape.read(json, size);
        length = size;
        event = of;
        lastParent = null;
    }

    /** The record's nodes; 0 is the record. */
    public JsonTape tape() {
        return tape;
    }

    /** How many bytes the record has, as it was given. */
    public int length() {
        return length;
    }

    /** The event that it was written for; empty for a foreign record. */
    public Optional<AuditEvent> event() {
        return event;
    }

    /** The node that a path of members leads to, or -1. */
    public int find(String... path) {
        if (path.length == 1) {
            return tape.member(0, path[0]);
        }
        // Columns that follow one another mostly lie in the same object.
        if (!path[0].equals(lastParent)) {
            lastNode = tape.member(0, path[0]);
            lastParent = path[0];
        }
        int node = lastNode;
        for (int i = 1; i < path.length && node >= 0; i++) {
            node = tape.member(node, path[i]);
        }
        return node;
    }

    /** True if the path leads to a text that is spelled so. */
    public boolean is(String ascii, String... path) {
        int node = find(path);
        return node >= 0 && tape.is(node, ascii);
    }

    /** Gives the sink what {@link #text(int)} tells, without a text in between where the bytes are the same. */
    public void text(int node, RowSink to) {
        if (node >= 0 && tape.kind(node) == Kind.TEXT) {
            if (tape.plain(node)) {
                to.utf8(tape.bytes(), tape.start(node) + 1, tape.end(node) - 1);
            } else {
                to.text(tape.text(node));
            }
        } else {
            json(node, to);
        }
    }

    /** Gives the sink what {@link #json(int)} tells. */
    public void json(int node, RowSink to) {
        if (node < 0 || tape.kind(node) == Kind.NULL) {
            to.none();
        } else {
            to.utf8(tape.bytes(), tape.start(node), tape.end(node));
        }
    }

    /** A text as it is, any other value as its JSON is spelled; null for -1 and JSON's null, as the sink takes it. */
    public String text(int node) {
        if (node < 0 || tape.kind(node) == Kind.NULL) {
            return null;
        }
        return tape.kind(node) == Kind.TEXT ? tape.text(node) : tape.json(node);
    }

    /** The value as its JSON is spelled; null for -1 and JSON's null, as the sink takes it. */
    public String json(int node) {
        return node < 0 || tape.kind(node) == Kind.NULL ? null : tape.json(node);
    }
}
