package dev.purser.delivery.http;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** {@code Retry-After} (RFC 9110 section 10.2.3): seconds, or a date. */
final class RetryAfter {
    /** No receiver may ask for more: an answer gone wrong must not stop a destination for years. */
    static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {}

    /** How long to wait, at most {@link #MOST}, not negative; empty if it cannot be read. */
    static Optional<Duration> read(String value, Instant now) {
        String text = value.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(text.length() > 5 ? MOST : bounded(Duration.ofSeconds(Integer.parseInt(text))));
        }
        try {
            return Optional.of(
                    bounded(Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
