package dev.purser.azure.logs;

import dev.purser.lake.query.ResultRow;

/** A row of values. */
record FakeRow(Object... values) implements ResultRow {
    @Override
    public boolean isNull(int column) {
        return values[column] == null;
    }

    @Override
    public long number(int column) {
        return ((Number) values[column]).longValue();
    }

    @Override
    public double real(int column) {
        return (Double) values[column];
    }

    @Override
    public boolean truth(int column) {
        return (Boolean) values[column];
    }

    @Override
    public String text(int column) {
        return (String) values[column];
    }
}
