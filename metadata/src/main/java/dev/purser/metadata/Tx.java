package dev.purser.metadata;

import java.util.List;
import java.util.Optional;

/**
 * The open transaction. For the thread and the call that it was handed to.
 *
 * <p>Arguments stand for the question marks in order and are {@code String}, {@code Long}, {@code Integer},
 * {@code Boolean} (stored as 0 or 1), {@code byte[]}, {@code Instant} (stored as microseconds since 1970, cut off),
 * {@code UUID} (stored as text), or an {@code Optional} of these, whose emptiness is NULL. SQL texts should be constants:
 * each is prepared once per connection.
 *
 * <p>Once a method has thrown, the transaction is void: every further call throws, and the change is rolled back even if
 * its code swallows the exception. To insert what may be there, write {@code ON CONFLICT … DO NOTHING} and look at the
 * count.
 */
public interface Tx {
    /**
     * Runs a statement that changes rows.
     *
     * @return how many rows were inserted, updated or deleted
     * @throws ConstraintViolationException if a key, a reference or a check of the schema forbids it
     */
    int update(String sql, Object... args);

    /** All rows of a query, or of a statement with {@code RETURNING}. */
    <R> List<R> list(String sql, RowMapper<R> map, Object... args);

    /** The first row of a query, or of a statement with {@code RETURNING}, if there is one. */
    <R> Optional<R> one(String sql, RowMapper<R> map, Object... args);
}
