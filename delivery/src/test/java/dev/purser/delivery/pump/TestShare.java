package dev.purser.delivery.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.delivery.DeliveryMetric;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Pumps give way when the machine is crowded, and only then. */
class TestShare {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private long wall;
    private long cpu;

    private void compute(Share share, int times, long passed, long given) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            share.compute(() -> {
                wall += passed;
                cpu += given;
            });
        }
    }

    private long rests() {
        return metrics.timer(DeliveryMetric.YIELDED.id()).count();
    }

    @Test
    void whoGetsTheProcessorWhenItWantsItNeverRests() throws Exception {
        Share share = new Share(0.25, metrics, () -> wall, () -> cpu);
        compute(share, 100, 1_000_000, 990_000);
        share.rest(5_000_000);
        assertThat(rests()).isZero();
    }

    @Test
    void whoIsMadeToWaitRestsAsLongAsMakesItsShareUntilThereIsRoomAgain() throws Exception {
        Share share = new Share(0.25, metrics, () -> wall, () -> cpu);
        compute(share, 20, 1_000_000, 400_000);
        assertThat(rests()).isPositive();
        double rested = metrics.timer(DeliveryMetric.YIELDED.id()).totalTime(TimeUnit.NANOSECONDS);
        assertThat(rested).as("three times what was used").isGreaterThanOrEqualTo(rests() * 3 * 400_000.0);
        compute(share, 30, 1_000_000, 1_000_000);
        long before = rests();
        compute(share, 30, 1_000_000, 1_000_000);
        assertThat(rests()).isEqualTo(before);
    }

    @Test
    void stretchesTooShortToTellSayNothing() throws Exception {
        Share share = new Share(0.25, metrics, () -> wall, () -> cpu);
        compute(share, 100, 10_000, 1_000);
        assertThat(rests()).isZero();
    }
}
