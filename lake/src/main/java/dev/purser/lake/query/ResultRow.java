package dev.purser.lake.query;

/** One row of an answer, by the place of its columns from 0. Valid until the next row. */
public interface ResultRow {
    boolean isNull(int column);

    /** A long, an int, or the ticks of a datetime or timespan. */
    long number(int column);

    double real(int column);

    boolean truth(int column);

    /** A string, a guid, a decimal, or a dynamic as JSON text. */
    String text(int column);
}
