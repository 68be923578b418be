package dev.purser.azure.record;

import dev.purser.event.MalformedEventException;
import dev.purser.event.dialect.Leftovers;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.json.JsonTape;
import java.util.Map;

/** Finds what records spell otherwise than we would. For one thread: it keeps what it reads them into. */
public final class Comparison {
    private final JsonTape actual = new JsonTape();
    private final JsonTape written = new JsonTape();

    /**
     * Adds what is left of a record where {@code ours} is all that we would write ({@link Leftovers}).
     *
     * @param ours bytes that begin with the object
     * @param length how many of them it has
     * @param root what paths begin with
     * @param rest gets the differences
     * @throws RecordException if the record is nested too deeply to be compared
     */
    public void between(byte[] ours, int length, byte[] record, String root, Map<String, String> rest) {
        try {
            actual.read(record);
        } catch (MalformedEventException e) {
            throw new RecordException(RecordException.Reason.MALFORMED, e.getMessage());
        }
        written.read(ours, length);
        Leftovers.collect(actual, written, root, rest);
    }
}
