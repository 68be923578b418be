package dev.purser.ibm.activitytracker;

import dev.purser.event.MalformedEventException;
import dev.purser.event.dialect.Leftovers;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** What may stand around an event: nothing, the older {@code payload}, or the line of a log ({@code _source._line}). */
public enum Frame {
    PLAIN,
    PAYLOAD,
    LINE;

    /** Where in {@code Source.rest} the frame itself is told. */
    private static final String KEY = "frame";

    private static final String PREFIX = "frame:";
    private static final String LINE_PATH = PREFIX + "/_source/_line";

    /** The frame that the event was read in, or the chosen one. */
    static Frame of(Map<String, String> rest, boolean foreign, boolean line) {
        String told = rest.get(KEY);
        if ("\"payload\"".equals(told)) {
            return PAYLOAD;
        }
        return "\"line\"".equals(told) || (line && !foreign) ? LINE : PLAIN;
    }

    /**
     * The frame that the record is in; plain as well where there is no event to be seen.
     *
     * @throws MalformedEventException if it is no object
     */
    public static Frame of(JsonTape outer) {
        if (outer.kind(0) != JsonTape.Kind.OBJECT) {
            throw new MalformedEventException("expected an object");
        }
        if (outer.member(0, "action") >= 0) {
            return PLAIN;
        }
        int payload = outer.member(0, "payload");
        if (payload >= 0 && outer.kind(payload) == JsonTape.Kind.OBJECT) {
            return PAYLOAD;
        }
        int line = outer.member(outer.member(0, "_source"), "_line");
        return line >= 0 && outer.kind(line) == JsonTape.Kind.TEXT ? LINE : PLAIN;
    }

    /** The bytes of the event in the frame. */
    public byte[] content(JsonTape outer) {
        return switch (this) {
            case PLAIN -> outer.bytes();
            case PAYLOAD -> {
                int payload = outer.member(0, "payload");
                yield Arrays.copyOfRange(outer.bytes(), outer.start(payload), outer.end(payload));
            }
            case LINE ->
                outer.text(outer.member(outer.member(0, "_source"), "_line")).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** Adds to {@code rest} which frame it is and what stands in it beside the event. */
    void leftovers(JsonTape outer, byte[] content, Map<String, String> rest) {
        if (this == PLAIN) {
            return;
        }
        rest.put(KEY, this == PAYLOAD ? "\"payload\"" : "\"line\"");
        JsonTape bare = new JsonTape();
        bare.read(bare(content));
        Leftovers.collect(outer, bare, PREFIX, rest);
        // An event is told by its members, never kept whole: a text spelled with other escapes is written with usual
        // ones.
        rest.remove(LINE_PATH);
    }

    byte[] around(byte[] content, Map<String, String> rest) {
        if (this == PLAIN) {
            return content;
        }
        byte[] bare = bare(content);
        if (!Leftovers.any(rest, PREFIX)) {
            return bare;
        }
        JsonTape tape = new JsonTape();
        tape.read(bare);
        return Leftovers.apply(tape, PREFIX, rest);
    }

    private byte[] bare(byte[] content) {
        JsonBytes to = new JsonBytes(content.length + 64);
        to.open();
        if (this == PAYLOAD) {
            to.name("payload");
            to.raw(content, 0, content.length);
        } else {
            to.open("_source");
            to.text("_line", new String(content, StandardCharsets.UTF_8));
            to.close();
        }
        to.close();
        return to.copy(0);
    }
}
