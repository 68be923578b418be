package dev.purser.delivery.pump;

import dev.purser.delivery.DeliveryConfig;
import dev.purser.delivery.DeliveryException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When to try again: exponential back-off with full jitter, and a circuit breaker that opens after many failures in a row.
 * For one thread.
 */
final class BackOff {
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final int MAX_DOUBLINGS = 20;

    private final DeliveryConfig config;
    private final RandomGenerator random;
    private int failures;
    private int counted;

    BackOff(DeliveryConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** Failures in a row. */
    int failures() {
        return failures;
    }

    /** True if the breaker is open: a probe comes before the next batch. */
    boolean open() {
        return counted >= config.breakerFailures();
    }

    void succeeded() {
        failures = 0;
        counted = 0;
    }

    /**
     * One more failure.
     *
     * @param asked how long the other side asked to be left alone
     * @return how long to wait
     */
    Duration failed(Kind kind, Optional<Duration> asked) {
        failures++;
        if (kind == Kind.THROTTLED) {
            // Who asks to slow down is not broken.
            Duration own = jitter(exponential(failures));
            return asked.map(each -> each.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : each)
                    .filter(each -> each.compareTo(own) > 0)
                    .orElse(own);
        }
        counted++;
        Duration least = asked.filter(each -> each.isPositive() && each.compareTo(LONGEST_ASKED) <= 0)
                .orElse(Duration.ZERO);
        Duration own = open()
                ? nearly(config.breakerPause())
                : switch (kind) {
                    case DENIED, MISCONFIGURED, FULL -> nearly(config.longestBackOff());
                    default -> jitter(exponential(failures));
                };
        return own.compareTo(least) > 0 ? own : least;
    }

    private Duration exponential(int failure) {
        Duration full = config.firstBackOff().multipliedBy(1L << Math.min(MAX_DOUBLINGS, failure - 1));
        return full.compareTo(config.longestBackOff()) > 0 ? config.longestBackOff() : full;
    }

    private Duration jitter(Duration longest) {
        long nanos = longest.toNanos();
        return nanos == 0 ? Duration.ZERO : Duration.ofNanos(random.nextLong(nanos + 1));
    }

    /** Three quarters of it at least, so that many destinations do not come at once. */
    private Duration nearly(Duration full) {
        long nanos = full.toNanos();
        return Duration.ofNanos(nanos - (nanos < 4 ? 0 : random.nextLong(nanos / 4)));
    }
}
