package dev.purser.lake.record;

import dev.purser.event.json.JsonTape;
import dev.purser.lake.table.RowSink;
import java.util.OptionalLong;

/**
 * Reads one column's value out of a record and gives it to the sink: exactly one call of one of its methods for values.
 * Immutable and thread-safe. A path names members from the record's root; what is missing or null on it gives
 * {@link RowSink#none}, and so does what is not of the wanted kind.
 */
@FunctionalInterface
public interface Cell {
    void read(ParsedRecord record, RowSink to);

    /** A string: a text as it is, any other value as its JSON is spelled. */
    static Cell text(String... path) {
        String[] way = path.clone();
        return (record, to) -> record.text(record.find(way), to);
    }

    /** A long or int: a whole number, or a text of one. */
    static Cell whole(String... path) {
        String[] way = path.clone();
        return (record, to) -> {
            OptionalLong value = Numbers.whole(record.tape(), record.find(way));
            if (value.isPresent()) {
                to.number(value.getAsLong());
            } else {
                to.none();
            }
        };
    }

    /** An int: as {@link #whole}, and null where the number does not fit into 32 bits. */
    static Cell int32(String... path) {
        String[] way = path.clone();
        return (record, to) -> {
            OptionalLong value = Numbers.whole(record.tape(), record.find(way));
            if (value.isPresent() && (int) value.getAsLong() == value.getAsLong()) {
                to.number(value.getAsLong());
            } else {
                to.none();
            }
        };
    }

    /** A real: a number, or a text of one. */
    static Cell real(String... path) {
        String[] way = path.clone();
        return (record, to) -> Numbers.real(record.tape(), record.find(way), to);
    }

    /** A bool: a truth value, or a text of one in any case. */
    static Cell truth(String... path) {
        String[] way = path.clone();
        return (record, to) -> {
            int node = record.find(way);
            JsonTape.Kind kind = node < 0 ? JsonTape.Kind.NULL : record.tape().kind(node);
            switch (kind) {
                case TRUE -> to.truth(true);
                case FALSE -> to.truth(false);
                case TEXT -> Numbers.truth(record.tape().text(node), to);
                default -> to.none();
            }
        };
    }

    /** A datetime: a text of RFC 3339, cut to 100 ns; without an offset it is UTC. */
    static Cell datetime(String... path) {
        String[] way = path.clone();
        return (record, to) -> {
            long ticks = Moments.ticks(record.tape(), record.find(way));
            if (ticks == Moments.NONE) {
                to.none();
            } else {
                to.number(ticks);
            }
        };
    }

    /** A dynamic: any value as its JSON is spelled. */
    static Cell dynamic(String... path) {
        String[] way = path.clone();
        return (record, to) -> record.json(record.find(way), to);
    }

    /** Always that string. */
    static Cell constant(String value) {
        return (record, to) -> to.text(value);
    }
}
