package dev.purser.lake.record;

import dev.purser.lake.table.RowSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps rows as lists of values: String, Long, Double, Boolean, or null. */
public final class RowList implements RowSink {
    private final List<List<Object>> rows = new ArrayList<>();
    private List<Object> row = new ArrayList<>();

    /** A row to compare with; values may be null. */
    public static List<Object> row(Object... values) {
        return Arrays.asList(values);
    }

    public List<List<Object>> all() {
        return rows;
    }

    /** The row, where there is one only. */
    public List<Object> only() {
        if (rows.size() != 1) {
            throw new AssertionError("expected one row, not " + rows);
        }
        return rows.getFirst();
    }

    @Override
    public void text(String value) {
        row.add(value);
    }

    @Override
    public void number(long value) {
        row.add(value);
    }

    @Override
    public void real(double value) {
        row.add(value);
    }

    @Override
    public void truth(boolean value) {
        row.add(value);
    }

    @Override
    public void none() {
        row.add(null);
    }

    @Override
    public void end() {
        rows.add(row);
        row = new ArrayList<>();
    }
}
