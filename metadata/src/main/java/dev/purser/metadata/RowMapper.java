package dev.purser.metadata;

/** Makes a value of one row of an answer. */
@FunctionalInterface
public interface RowMapper<R> {
    /**
     * @param row valid during this call only
     */
    R map(Row row);
}
