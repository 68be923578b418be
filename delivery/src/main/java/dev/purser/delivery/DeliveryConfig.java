package dev.purser.delivery;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How deliveries are made.
 *
 * @param folders the folder that folder destinations must lie in
 * @param firstBackOff the longest first wait after a failure; doubled with each further one
 * @param longestBackOff the longest wait after a failure, and the pace at which what only an operator can mend is tried
 * @param breakerFailures failures in a row after which the circuit breaker opens
 * @param breakerPause how long an open breaker keeps still before it tries once
 * @param attemptLimit how long one delivery may take before it is broken off
 * @param closeLimit how long a stop waits for batches under way before it breaks them off
 * @param pageEvents events read from the journal at once
 * @param maxRoutes the most routes
 * @param maxDestinations the most destinations
 * @param keepObjects how long the list of delivered objects goes back
 * @param share how much of a processor all pumps together may use while requests wait for the journal, 0.01 to 1
 */
public record DeliveryConfig(
        Path folders,
        Duration firstBackOff,
        Duration longestBackOff,
        int breakerFailures,
        Duration breakerPause,
        Duration attemptLimit,
        Duration closeLimit,
        int pageEvents,
        int maxRoutes,
        int maxDestinations,
        Duration keepObjects,
        double share) {
    public DeliveryConfig {
        if (firstBackOff.isNegative()
                || longestBackOff.compareTo(firstBackOff) < 0
                || !breakerPause.isPositive()
                || !attemptLimit.isPositive()
                || closeLimit.isNegative()
                || !keepObjects.isPositive()) {
            throw new IllegalArgumentException("delivery: waits are not negative, and limits are positive");
        }
        if (breakerFailures < 1 || pageEvents < 1 || maxRoutes < 1 || maxDestinations < 1) {
            throw new IllegalArgumentException("delivery: counts are at least 1");
        }
        if (!(share >= 0.01 && share <= 1)) {
            throw new IllegalArgumentException("delivery.share is 0.01 to 1, not " + share);
        }
    }

    /** Safe defaults; folder destinations lie below {@code <data>/delivered}. */
    public static DeliveryConfig defaults(Path dataFolder) {
        return new DeliveryConfig(
                dataFolder.resolve("delivered"),
                Duration.ofMillis(500),
                Duration.ofMinutes(5),
                10,
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                1024,
                200,
                100,
                Duration.ofDays(400),
                0.25);
    }
}
