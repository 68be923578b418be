package dev.purser.lake.hot;

import dev.purser.kql.type.Ticks;
import dev.purser.lake.file.StoredColumn;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.table.RowSink;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.duckdb.DuckDBAppender;

/**
 * Holds rows until all of an event are whole, so that a writer that fails half-way leaves nothing behind. What is staged
 * can be appended to a table of the engine's that {@link StoredColumns#create} made. For one thread.
 */
public final class RowStage implements RowSink {
    private static final byte NONE = 0;
    private static final byte NUMBER = 1;
    private static final byte TEXT = 2;
    private static final byte OTHER = 3;

    /** What a row takes beside its texts, roughly. */
    private static final int CELL_BYTES = 12;

    private static final int INLINE_TEXT = 12;

    private final StoredColumn[] columns;
    private final GuidText guid = new GuidText();
    private long sequence;
    private byte[] kinds;
    private long[] numbers;
    private Object[] values;
    private int cells;
    private int rows;
    private int column;

    public RowStage(StoredColumns table) {
        columns = table.columns().toArray(StoredColumn[]::new);
        kinds = new byte[columns.length];
        numbers = new long[columns.length];
        values = new Object[columns.length];
    }

    /** Forgets what is staged; rows to come are of that event. */
    public void begin(long event) {
        sequence = event;
        Arrays.fill(values, 0, cells, null);
        cells = 0;
        rows = 0;
        column = 0;
    }

    /** Whole rows that are staged. */
    public int rows() {
        return rows;
    }

    /** False while a row is begun and not ended. */
    public boolean whole() {
        return column == 0;
    }

    @Override
    public void text(String value) {
        if (value == null) {
            none();
            return;
        }
        StoredColumn to = column();
        switch (to.kind()) {
            case TEXT, DYNAMIC, GUID_TEXT, SIX_DECIMALS -> put(TEXT, 0, value);
            case GUID -> put(OTHER, 0, UUID.fromString(value));
            case DECIMAL -> put(OTHER, 0, Decimals.fitting(value));
            default -> throw wrong(to, "a text");
        }
    }

    @Override
    public void number(long value) {
        StoredColumn to = column();
        switch (to.kind()) {
            case LONG -> {
                if (to.required() && (value < 0 || value > Ticks.MAX)) {
                    throw wrong(to, "the ticks " + value);
                }
            }
            case INT -> {
                if (value != (int) value) {
                    throw wrong(to, "the number " + value);
                }
            }
            default -> throw wrong(to, "a number");
        }
        put(NUMBER, value, null);
    }

    @Override
    public void real(double value) {
        StoredColumn to = column();
        if (to.kind() != StoredColumn.Kind.REAL) {
            throw wrong(to, "a real");
        }
        put(NUMBER, Double.doubleToRawLongBits(value), null);
    }

    @Override
    public void truth(boolean value) {
        StoredColumn to = column();
        if (to.kind() != StoredColumn.Kind.TRUTH) {
            throw wrong(to, "a truth");
        }
        put(NUMBER, value ? 1 : 0, null);
    }

    @Override
    public void none() {
        StoredColumn to = column();
        if (to.required()) {
            throw wrong(to, "nothing");
        }
        put(NONE, 0, null);
    }

    @Override
    public void end() {
        if (column != columns.length) {
            throw new IllegalArgumentException("a row of " + column + " values, expected " + columns.length);
        }
        rows++;
        column = 0;
    }

    private StoredColumn column() {
        if (column == columns.length) {
            throw new IllegalArgumentException("a row has " + columns.length + " values, not more");
        }
        return columns[column];
    }

    private static IllegalArgumentException wrong(StoredColumn column, String value) {
        return new IllegalArgumentException(value + " for the column " + column.name() + ", which is a "
                + column.kind().name().toLowerCase(java.util.Locale.ROOT));
    }

    private void put(byte kind, long number, Object value) {
        if (cells == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * cells + 1);
            numbers = Arrays.copyOf(numbers, 2 * cells + 1);
            values = Arrays.copyOf(values, 2 * cells + 1);
        }
        kinds[cells] = value == null && kind == OTHER ? NONE : kind;
        numbers[cells] = number;
        values[cells++] = value;
        column++;
    }

    /**
     * Appends the whole rows; the appender's own flush stores them.
     *
     * @return about how many bytes they take
     * @throws IllegalStateException if a row was begun and not ended
     */
    public long appendTo(DuckDBAppender appender) throws SQLException {
        if (!whole()) {
            throw new IllegalStateException("a row without an end");
        }
        long bytes = (long) cells * CELL_BYTES;
        for (int row = 0, cell = 0; row < rows; row++) {
            appender.beginRow();
            appender.append(sequence);
            for (StoredColumn to : columns) {
                bytes += append(appender, to.kind(), cell++);
            }
            appender.endRow();
        }
        return bytes;
    }

    private int append(DuckDBAppender appender, StoredColumn.Kind kind, int cell) throws SQLException {
        if (kinds[cell] == NONE) {
            switch (kind) {
                case TEXT -> appender.append("");
                case GUID_TEXT, SIX_DECIMALS -> appender.appendNull().appendNull();
                default -> appender.appendNull();
            }
            return 0;
        }
        switch (kind) {
            case LONG -> appender.append(numbers[cell]);
            case INT -> appender.append((int) numbers[cell]);
            case REAL -> appender.append(Double.longBitsToDouble(numbers[cell]));
            case TRUTH -> appender.append(numbers[cell] != 0);
            case TEXT, DYNAMIC -> {
                String text = (String) values[cell];
                appender.append(text);
                return text.length() > INLINE_TEXT ? text.length() : 0;
            }
            case GUID -> appender.append((UUID) values[cell]);
            case DECIMAL -> appender.append((BigDecimal) values[cell]);
            case GUID_TEXT -> guid(appender, (String) values[cell]);
            case SIX_DECIMALS -> sixDecimals(appender, (String) values[cell]);
        }
        return 0;
    }

    private void guid(DuckDBAppender appender, String text) throws SQLException {
        if (guid.read(text)) {
            appender.appendUUID(guid.high(), guid.low()).appendNull();
        } else {
            rest(appender, text);
        }
    }

    private static void sixDecimals(DuckDBAppender appender, String text) throws SQLException {
        long millionths = Decimals.millionths(text);
        if (millionths != Decimals.NO_MILLIONTHS) {
            appender.appendDecimal(millionths).appendNull();
        } else {
            rest(appender, text);
        }
    }

    private static void rest(DuckDBAppender appender, String text) throws SQLException {
        appender.appendNull();
        if (text.isEmpty()) {
            appender.appendNull();
        } else {
            appender.append(text);
        }
    }
}
