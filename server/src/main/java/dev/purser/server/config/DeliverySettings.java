package dev.purser.server.config;

import dev.purser.delivery.DeliveryConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How records are delivered.
 *
 * @param folders where folder destinations lie; empty for the data folder's own place
 * @param firstBackOff the longest first wait after a failure
 * @param longestBackOff the longest wait
 * @param breakerFailures failures in a row that open the circuit breaker
 * @param breakerPause how long an open breaker keeps still
 * @param attemptLimit how long one delivery may take
 * @param closeLimit how long a stop waits
 * @param pageEvents events read at once
 * @param keepObjects how long the list of delivered objects goes back
 * @param share percent of a processor for all deliveries while requests wait
 */
public record DeliverySettings(
        Optional<Path> folders,
        Duration firstBackOff,
        Duration longestBackOff,
        int breakerFailures,
        Duration breakerPause,
        Duration attemptLimit,
        Duration closeLimit,
        int pageEvents,
        Duration keepObjects,
        int share) {
    private static final int MAX_ROUTES = 200;
    private static final int MAX_DESTINATIONS = 100;

    static final Setting<Path> FOLDERS = Setting.open(
            "delivery.folders",
            ValueTypes.PATH,
            "`delivered` in the data folder",
            "The folder that destinations of type folder must lie in.");
    static final Setting<Duration> FIRST_BACK_OFF = Setting.of(
            "delivery.first-back-off",
            ValueTypes.time("1ms", "1h"),
            "500ms",
            "The longest first wait after a delivery failed; it doubles with each further failure, and a random part of it is"
                    + " waited.");
    static final Setting<Duration> LONGEST_BACK_OFF = Setting.of(
            "delivery.longest-back-off",
            ValueTypes.time("1ms", "1d"),
            "5m",
            "The longest wait after a failed delivery, and how often is tried what only an operator can mend: credentials, a"
                    + " bucket that is not there, a full disk.");
    static final Setting<Integer> BREAKER_FAILURES = Setting.of(
            "delivery.breaker-failures",
            ValueTypes.integer(1, 1000),
            "10",
            "After how many failures in a row a destination's circuit breaker opens.");
    static final Setting<Duration> BREAKER_PAUSE = Setting.of(
            "delivery.breaker-pause",
            ValueTypes.time("1ms", "1d"),
            "1m",
            "How long an open circuit breaker keeps still before it tries once.");
    static final Setting<Duration> ATTEMPT_LIMIT = Setting.of(
            "delivery.attempt-limit",
            ValueTypes.time("1s", "1h"),
            "2m",
            "How long one delivery may take before it is broken off and tried again.");
    static final Setting<Duration> CLOSE_LIMIT = Setting.of(
            "delivery.close-limit",
            ValueTypes.time("0s", "5m"),
            "10s",
            "How long a stop waits for deliveries under way. What is broken off comes again after the next start.");
    static final Setting<Integer> PAGE_EVENTS = Setting.of(
            "delivery.page-events",
            ValueTypes.integer(1, 100_000),
            "1024",
            "How many events a destination reads from the journal at once.");
    static final Setting<Duration> KEEP_OBJECTS = Setting.of(
            "delivery.keep-objects",
            ValueTypes.time("1h", "3650d"),
            "400d",
            "How long the list of delivered objects goes back. The objects themselves stay where they are.");
    static final Setting<Integer> SHARE = Setting.of(
            "delivery.share",
            ValueTypes.integer(1, 100),
            "25",
            "How many percent of one processor all deliveries together may use while requests wait for the journal. With"
                    + " idle processors they use more; the lag of each destination shows when they give way.");
    static final List<Setting<?>> ALL = List.of(
            FOLDERS,
            FIRST_BACK_OFF,
            LONGEST_BACK_OFF,
            BREAKER_FAILURES,
            BREAKER_PAUSE,
            ATTEMPT_LIMIT,
            CLOSE_LIMIT,
            PAGE_EVENTS,
            KEEP_OBJECTS,
            SHARE);

    static DeliverySettings from(Values values) {
        DeliverySettings delivery = new DeliverySettings(
                values.find(FOLDERS),
                values.get(FIRST_BACK_OFF),
                values.get(LONGEST_BACK_OFF),
                values.get(BREAKER_FAILURES),
                values.get(BREAKER_PAUSE),
                values.get(ATTEMPT_LIMIT),
                values.get(CLOSE_LIMIT),
                values.get(PAGE_EVENTS),
                values.get(KEEP_OBJECTS),
                values.get(SHARE));
        if (delivery.longestBackOff().compareTo(delivery.firstBackOff()) < 0) {
            values.report(LONGEST_BACK_OFF, "is shorter than delivery.first-back-off", "make it at least as long");
        }
        return delivery;
    }

    /** What deliveries are opened with. */
    public DeliveryConfig toDeliveryConfig(Path data) {
        return new DeliveryConfig(
                folders.map(path -> path.toAbsolutePath().normalize())
                        .orElseGet(() -> DeliveryConfig.defaults(data).folders()),
                firstBackOff,
                longestBackOff,
                breakerFailures,
                breakerPause,
                attemptLimit,
                closeLimit,
                pageEvents,
                MAX_ROUTES,
                MAX_DESTINATIONS,
                keepObjects,
                share / 100.0);
    }
}
