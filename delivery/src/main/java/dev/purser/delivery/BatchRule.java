package dev.purser.delivery;

import java.time.Duration;

/**
 * When a batch is closed: whichever comes first.
 *
 * @param records at most so many records, at least 1
 * @param bytes about so many bytes; a single larger record still goes
 * @param age at most so long after its first event was taken up; zero for at once
 */
public record BatchRule(int records, int bytes, Duration age) {
    public BatchRule {
        if (records < 1 || bytes < 1 || age.isNegative()) {
            throw new IllegalArgumentException(
                    "a batch holds at least one record and one byte, and waits no less than 0");
        }
    }
}
