package dev.purser.lake.table;

import java.nio.charset.StandardCharsets;

/**
 * Takes rows: for each, one value for every stored column in their order, then {@link #end}. A value of another type than
 * its column's is the writer's mistake and raises {@code IllegalArgumentException}. For one thread.
 */
public interface RowSink {
    /** A string, a dynamic as JSON text, a guid or a decimal as text. Null means {@link #none}. */
    void text(String value);

    /** The same as {@link #text} of the text that is those bytes in UTF-8; they are copied. */
    default void utf8(byte[] text, int from, int to) {
        text(new String(text, from, to - from, StandardCharsets.UTF_8));
    }

    /** A long, an int, or the ticks of a datetime or timespan ({@code kql.type.Ticks}). */
    void number(long value);

    void real(double value);

    void truth(boolean value);

    /** Null; of a string, the empty text. */
    void none();

    /** The row is whole. */
    void end();
}
