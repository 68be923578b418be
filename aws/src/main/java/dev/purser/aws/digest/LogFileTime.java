package dev.purser.aws.digest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a log file was written, by its name: {@code ACC_CloudTrail_REG_20261121T0805Z_UNIQUE.json.gz}. */
final class LogFileTime {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'");

    private LogFileTime() {}

    static Optional<Instant> of(String object) {
        String[] parts = object.substring(object.lastIndexOf('/') + 1).split("_", -1);
        try {
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(
                            LocalDateTime.parse(parts[parts.length - 2], MINUTE).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }
}
