package dev.purser.lake.hot;

import dev.purser.kql.type.Ticks;
import dev.purser.lake.engine.RowFeed;
import dev.purser.lake.file.StoredColumn;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.table.RowSink;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBColumnType;

/**
 * Holds rows of events until they are stored together, column by column. A writer that fails half-way leaves nothing behind:
 * {@link #giveUp} takes back all rows of the event under way. For one thread.
 */
public final class RowStage implements RowSink, RowFeed.Source {
    /** What a value takes beside its text, roughly. */
    private static final int CELL_BYTES = 12;

    private static final int INLINE_TEXT = 12;

    private final StoredColumn[] columns;
    private final Lane sequences = new Lane(DuckDBColumnType.BIGINT);
    private final Lane[] first;
    private final Lane[] rest;
    private final List<Lane> lanes = new ArrayList<>(List.of(sequences));
    private long sequence;
    private int rows;
    private int column;
    private long bytes;
    private int mark;
    private long markedBytes;

    public RowStage(StoredColumns table) {
        columns = table.columns().toArray(StoredColumn[]::new);
        first = new Lane[columns.length];
        rest = new Lane[columns.length];
        for (int i = 0; i < columns.length; i++) {
            first[i] = new Lane(fed(columns[i].kind()));
            lanes.add(first[i]);
            if (twofold(columns[i].kind())) {
                rest[i] = new Lane(DuckDBColumnType.VARCHAR);
                lanes.add(rest[i]);
            }
        }
    }

    private static boolean twofold(StoredColumn.Kind kind) {
        return kind == StoredColumn.Kind.GUID_TEXT || kind == StoredColumn.Kind.SIX_DECIMALS;
    }

    private static DuckDBColumnType fed(StoredColumn.Kind kind) {
        return switch (kind) {
            case LONG -> DuckDBColumnType.BIGINT;
            case INT -> DuckDBColumnType.INTEGER;
            case REAL -> DuckDBColumnType.DOUBLE;
            case TRUTH -> DuckDBColumnType.BOOLEAN;
            // Only texts that the engine can make the column's value of get here; it does so when it stores them.
            case TEXT, DYNAMIC, GUID, DECIMAL, GUID_TEXT, SIX_DECIMALS -> DuckDBColumnType.VARCHAR;
        };
    }

    /** Rows to come are of that event. */
    public void begin(long event) {
        sequence = event;
        mark = rows;
        markedBytes = bytes;
        column = 0;
    }

    /** Takes back the rows since {@link #begin}. */
    public void giveUp() {
        rows = mark;
        bytes = markedBytes;
        column = 0;
    }

    /** Forgets all rows. */
    public void clear() {
        lanes.forEach(lane -> lane.clear(rows + 1));
        rows = 0;
        column = 0;
        bytes = 0;
        mark = 0;
        markedBytes = 0;
    }

    /** Whole rows that are staged. */
    public int rows() {
        return rows;
    }

    /** About how many bytes they take. */
    public long bytes() {
        return bytes;
    }

    /** False while a row is begun and not ended. */
    public boolean whole() {
        return column == 0;
    }

    /** Takes over the rows of another stage of the same table. */
    void add(RowStage other) {
        for (int row = 0; row < other.rows; row++, rows++) {
            for (int lane = 0; lane < lanes.size(); lane++) {
                lanes.get(lane).copy(rows, other.lanes.get(lane), row);
            }
        }
        bytes += other.bytes;
    }

    @Override
    public void text(String value) {
        if (value == null) {
            none();
            return;
        }
        StoredColumn to = column();
        switch (to.kind()) {
            case TEXT, DYNAMIC, GUID_TEXT -> {
                byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
                text(to, utf8, 0, utf8.length, utf8);
            }
            case SIX_DECIMALS -> {
                boolean fits = Decimals.millionths(value) != Decimals.NO_MILLIONTHS;
                twofold(fits, value.getBytes(StandardCharsets.UTF_8));
            }
            case GUID -> put(UUID.fromString(value).toString().getBytes(StandardCharsets.US_ASCII));
            case DECIMAL -> {
                BigDecimal fitting = Decimals.fitting(value);
                put(fitting == null ? null : fitting.toPlainString().getBytes(StandardCharsets.US_ASCII));
            }
            default -> throw wrong(to, "a text");
        }
    }

    @Override
    public void utf8(byte[] text, int from, int to) {
        StoredColumn into = column();
        switch (into.kind()) {
            case TEXT, DYNAMIC, GUID_TEXT -> text(into, text, from, to, null);
            default -> text(new String(text, from, to - from, StandardCharsets.UTF_8));
        }
    }

    /** @param own the same text in an array of its own, if there is one */
    private void text(StoredColumn into, byte[] text, int from, int to, byte[] own) {
        if (from == to && into.kind() == StoredColumn.Kind.TEXT) {
            first[column].empty(rows);
            done(0);
            return;
        }
        byte[] kept = own == null ? Arrays.copyOfRange(text, from, to) : own;
        if (into.kind() == StoredColumn.Kind.GUID_TEXT) {
            twofold(GuidText.is(text, from, to), kept);
        } else {
            put(kept);
        }
    }

    private void put(byte[] text) {
        first[column].text(rows, text);
        done(text == null ? 0 : text.length);
    }

    private void twofold(boolean fits, byte[] text) {
        first[column].text(rows, fits ? text : null);
        rest[column].text(rows, fits || text.length == 0 ? null : text);
        done(fits ? 0 : text.length);
    }

    private void done(int length) {
        bytes += length > INLINE_TEXT ? CELL_BYTES + length : CELL_BYTES;
        column++;
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
        put(value);
    }

    private void put(long number) {
        first[column].number(rows, number);
        done(0);
    }

    @Override
    public void real(double value) {
        StoredColumn to = column();
        if (to.kind() != StoredColumn.Kind.REAL) {
            throw wrong(to, "a real");
        }
        put(Double.doubleToRawLongBits(value));
    }

    @Override
    public void truth(boolean value) {
        StoredColumn to = column();
        if (to.kind() != StoredColumn.Kind.TRUTH) {
            throw wrong(to, "a truth");
        }
        put(value ? 1L : 0L);
    }

    @Override
    public void none() {
        StoredColumn to = column();
        if (to.required()) {
            throw wrong(to, "nothing");
        }
        if (to.kind() == StoredColumn.Kind.TEXT) {
            first[column].empty(rows);
        } else {
            first[column].none(rows);
            if (rest[column] != null) {
                rest[column].none(rows);
            }
        }
        done(0);
    }

    @Override
    public void end() {
        if (column != columns.length) {
            throw new IllegalArgumentException("a row of " + column + " values, expected " + columns.length);
        }
        sequences.number(rows, sequence);
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

    @Override
    public int columns() {
        return lanes.size();
    }

    @Override
    public DuckDBColumnType type(int lane) {
        return lanes.get(lane).type();
    }

    @Override
    public RowFeed.Rows read() {
        int[] done = {0};
        return to -> {
            int from = done[0];
            int until = (int) Math.min(rows, from + to.capacity());
            if (until > from) {
                for (int lane = 0; lane < lanes.size(); lane++) {
                    lanes.get(lane).write(from, until, to.vector(lane));
                }
            }
            done[0] = until;
            return until - from;
        };
    }
}
