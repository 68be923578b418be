package dev.purser.lake.purser;

import dev.purser.event.json.JsonTape;
import dev.purser.event.json.JsonTape.Kind;
import dev.purser.lake.record.Cell;
import dev.purser.lake.record.ParsedRecord;
import dev.purser.lake.table.RowSink;
import java.util.OptionalLong;

/** Values that do not stand in an event as the table has them. */
final class EventCells {
    private static final double NANOSECONDS = 1e6;

    private EventCells() {}

    /** Nanoseconds as milliseconds. */
    static Cell milliseconds(String member) {
        return (record, to) -> {
            int node = record.find(member);
            OptionalLong value = node < 0 ? OptionalLong.empty() : record.tape().whole(node);
            if (value.isPresent()) {
                to.real(value.getAsLong() / NANOSECONDS);
            } else {
                to.none();
            }
        };
    }

    /** A whole number, or another where there is none. */
    static Cell wholeOr(long otherwise, String... path) {
        return (record, to) -> {
            int node = record.find(path);
            to.number(node < 0 ? otherwise : record.tape().whole(node).orElse(otherwise));
        };
    }

    /** The first text of the two that is there. */
    static Cell either(String[] first, String[] second) {
        return (record, to) -> {
            int node = record.find(first);
            record.text(node < 0 ? record.find(second) : node, to);
        };
    }

    /** A text of the first target. */
    static Cell targetText(String member) {
        return (record, to) -> record.text(target(record, member), to);
    }

    /** A whole number of the first target. */
    static Cell targetWhole(String member) {
        return (record, to) -> whole(record.tape(), target(record, member), to);
    }

    private static void whole(JsonTape tape, int node, RowSink to) {
        OptionalLong value = node < 0 ? OptionalLong.empty() : tape.whole(node);
        if (value.isPresent()) {
            to.number(value.getAsLong());
        } else {
            to.none();
        }
    }

    private static int target(ParsedRecord record, String member) {
        JsonTape tape = record.tape();
        int targets = record.find("targets");
        boolean any = targets >= 0 && tape.kind(targets) == Kind.ARRAY && tape.next(targets) > targets + 1;
        return any ? tape.member(targets + 1, member) : -1;
    }
}
