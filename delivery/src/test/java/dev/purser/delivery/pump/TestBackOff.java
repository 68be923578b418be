package dev.purser.delivery.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.delivery.DeliveryConfig;
import dev.purser.delivery.DeliveryException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** How long is waited after which failure. */
class TestBackOff {
    private final DeliveryConfig config = DeliveryConfig.defaults(Path.of("data"));

    @Test
    void waitsGrowToTheLongestWithFullJitter() {
        Duration longest = Duration.ZERO;
        Duration shortest = Duration.ofDays(1);
        for (int seed = 0; seed < 200; seed++) {
            BackOff backOff = new BackOff(config, new SplittableRandom(seed));
            for (int failure = 1; failure < config.breakerFailures(); failure++) {
                Duration wait = backOff.failed(Kind.UNREACHABLE, Optional.empty());
                Duration full = config.firstBackOff().multipliedBy(1L << (failure - 1));
                assertThat(wait).isBetween(Duration.ZERO, full);
                if (failure == 5) {
                    longest = longest.compareTo(wait) < 0 ? wait : longest;
                    shortest = shortest.compareTo(wait) > 0 ? wait : shortest;
                }
            }
            assertThat(backOff.open()).isFalse();
        }
        assertThat(longest).isGreaterThan(Duration.ofSeconds(7));
        assertThat(shortest).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void theBreakerOpensAfterManyInARowAndClosesWithASuccess() {
        BackOff backOff = new BackOff(config, new SplittableRandom(1));
        for (int failure = 0; failure < config.breakerFailures(); failure++) {
            assertThat(backOff.open()).isFalse();
            backOff.failed(Kind.UNREACHABLE, Optional.empty());
        }
        assertThat(backOff.open()).isTrue();
        assertThat(backOff.failed(Kind.UNREACHABLE, Optional.empty()))
                .isBetween(config.breakerPause().multipliedBy(3).dividedBy(4), config.breakerPause());
        backOff.succeeded();
        assertThat(backOff.open()).isFalse();
        assertThat(backOff.failures()).isZero();
    }

    @Test
    void whatOnlyAnOperatorCanMendIsTriedAtTheSlowestPace() {
        for (Kind kind : new Kind[] {Kind.DENIED, Kind.MISCONFIGURED, Kind.FULL}) {
            assertThat(new BackOff(config, new SplittableRandom(2)).failed(kind, Optional.empty()))
                    .isBetween(config.longestBackOff().multipliedBy(3).dividedBy(4), config.longestBackOff());
        }
    }

    @Test
    void whoAsksForTimeGetsItWithinReasonAndIsNotBroken() {
        BackOff backOff = new BackOff(config, new SplittableRandom(3));
        assertThat(backOff.failed(Kind.THROTTLED, Optional.of(Duration.ofSeconds(17))))
                .isEqualTo(Duration.ofSeconds(17));
        assertThat(backOff.failed(Kind.THROTTLED, Optional.of(Duration.ofDays(17))))
                .isEqualTo(Duration.ofHours(1));
        assertThat(backOff.failed(Kind.UNREACHABLE, Optional.of(Duration.ofSeconds(30))))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(30));
        for (int i = 0; i < 100; i++) {
            backOff.failed(Kind.THROTTLED, Optional.empty());
        }
        assertThat(backOff.open()).isFalse();
        assertThat(backOff.failed(Kind.THROTTLED, Optional.empty())).isLessThanOrEqualTo(config.longestBackOff());
    }
}
