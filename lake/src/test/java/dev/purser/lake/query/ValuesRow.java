package dev.purser.lake.query;

/** A row of values: {@code Long}, {@code Double}, {@code Boolean}, {@code String} or null each. */
@SuppressWarnings("ArrayRecordComponent")
public record ValuesRow(Object... values) implements ResultRow {
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
