package dev.purser.cli.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times to come, as the API takes them. */
final class Expiry {
    private Expiry() {}

    /** So many days from now, in whole seconds. */
    static String in(int days) {
        return Instant.now()
                .plus(days, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
