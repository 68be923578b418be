package dev.purser.event;

import java.time.Instant;

/**
 * Tells that one event stands for several alike.
 *
 * @param count how many, 1 or more
 * @param first when the first of them began
 * @param last when the last of them began
 */
public record Folding(long count, Instant first, Instant last) {
    public Folding {
        if (count < 1 || last.isBefore(first)) {
            throw new IllegalArgumentException("a folding of " + count + " from " + first + " to " + last);
        }
    }
}
