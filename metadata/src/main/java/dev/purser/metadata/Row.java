package dev.purser.metadata;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of an answer, its columns by name (case does not matter). For one thread, during the call that it was handed
 * to.
 *
 * <p>A method without {@code optional} in its name throws {@link IllegalStateException} where the column is NULL; every
 * method throws {@link IllegalArgumentException} where there is no such column.
 */
public interface Row {
    String text(String column);

    Optional<String> optionalText(String column);

    long number(String column);

    Optional<Long> optionalNumber(String column);

    /** False for zero, true for every other number. */
    boolean truth(String column);

    byte[] bytes(String column);

    Optional<byte[]> optionalBytes(String column);

    /** A column written from an {@link Instant}: microseconds since 1970. */
    Instant instant(String column);

    Optional<Instant> optionalInstant(String column);
}
