package dev.purser.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestLoginThrottle {
    private final SettableClock clock = new SettableClock();
    private final LoginThrottle throttle = new LoginThrottle(
            new IdentityConfig.Throttle(2, Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofMinutes(15)),
            100,
            clock);

    @Test
    void waitsDoubleUpToAnEnd() {
        throttle.failed("ada", "a");
        assertThat(throttle.waitOfCredential("ada")).isEmpty();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            throttle.failed("ada", "a");
            assertThat(throttle.waitOfCredential("ada")).contains(Duration.ofSeconds(seconds));
        }
        assertThat(throttle.waitOfAddress("a")).contains(Duration.ofSeconds(2));
        throttle.succeeded("ada");
        assertThat(throttle.waitOfCredential("ada")).isEmpty();
        assertThat(throttle.waitOfAddress("a")).isPresent();
        clock.forward(Duration.ofMinutes(16));
        throttle.failed("bob", "a");
        assertThat(throttle.waitOfAddress("a")).isEmpty();
    }

    @Test
    void aFloodOfNamesNeitherFillsTheMemoryNorWashesFailuresAway() {
        for (int i = 0; i < 5; i++) {
            throttle.failed("ada", "a");
        }
        for (int i = 0; i < 10_000; i++) {
            throttle.failed("name" + i, "address" + i);
        }
        assertThat(throttle.size()).isLessThanOrEqualTo(102);
        assertThat(throttle.waitOfCredential("ada")).isPresent();
        assertThat(throttle.waitOfAddress("one more")).isPresent();
        clock.forward(Duration.ofMinutes(16));
        assertThat(throttle.waitOfAddress("one more")).isEmpty();
        throttle.failed("eve", "b");
        assertThat(throttle.size()).isLessThan(10);
    }
}
