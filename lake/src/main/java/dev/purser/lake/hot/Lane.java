package dev.purser.lake.hot;

import java.util.Arrays;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBWritableVector;

/** The values of one of the engine's columns, row by row. Used again for further rows; for one thread. */
final class Lane {
    private static final byte[] EMPTY = {};
    private static final long[] NO_NUMBERS = {};
    private static final boolean[] NO_TRUTHS = {};
    private static final byte[][] NO_TEXTS = {};

    private final DuckDBColumnType type;
    private long[] numbers = NO_NUMBERS;
    private boolean[] there = NO_TRUTHS;
    private byte[][] texts = NO_TEXTS;

    /**
     * @param type VARCHAR for texts; BIGINT, INTEGER, DOUBLE (as its bits) and BOOLEAN (1 or 0) for numbers
     */
    Lane(DuckDBColumnType type) {
        this.type = type;
    }

    DuckDBColumnType type() {
        return type;
    }

    void number(int row, long value) {
        if (row >= numbers.length) {
            int size = grown(row);
            numbers = Arrays.copyOf(numbers, size);
            there = Arrays.copyOf(there, size);
        }
        numbers[row] = value;
        there[row] = true;
    }

    /** UTF-8. The array is not copied, and must not change. */
    void text(int row, byte[] value) {
        if (row >= texts.length) {
            texts = Arrays.copyOf(texts, grown(row));
        }
        texts[row] = value;
    }

    void empty(int row) {
        text(row, EMPTY);
    }

    void none(int row) {
        if (type == DuckDBColumnType.VARCHAR) {
            text(row, null);
        } else {
            number(row, 0);
            there[row] = false;
        }
    }

    void copy(int row, Lane from, int fromRow) {
        if (type == DuckDBColumnType.VARCHAR) {
            text(row, from.texts[fromRow]);
        } else if (from.there[fromRow]) {
            number(row, from.numbers[fromRow]);
        } else {
            none(row);
        }
    }

    private static int grown(int row) {
        return Math.max(8, 2 * row);
    }

    /** Lets go of the texts of so many rows. */
    void clear(int rows) {
        Arrays.fill(texts, 0, Math.min(rows, texts.length), null);
    }

    /** Writes some rows into a vector that has no values yet. */
    void write(int from, int to, DuckDBWritableVector vector) {
        if (type == DuckDBColumnType.VARCHAR) {
            vector.setStringUtf8Batch(0, Arrays.copyOfRange(texts, from, to));
            return;
        }
        for (int row = from; row < to; row++) {
            int at = row - from;
            if (!there[row]) {
                vector.setNull(at);
                continue;
            }
            switch (type) {
                case BIGINT -> vector.setLong(at, numbers[row]);
                case INTEGER -> vector.setInt(at, (int) numbers[row]);
                case DOUBLE -> vector.setDouble(at, Double.longBitsToDouble(numbers[row]));
                case BOOLEAN -> vector.setBoolean(at, numbers[row] != 0);
                default -> throw new IllegalStateException("no numbers are a " + type);
            }
        }
    }
}
