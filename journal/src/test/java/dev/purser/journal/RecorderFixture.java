package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.Recording;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What the recorder's tests have in common. */
final class RecorderFixture {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    final MemoryJournal journal = new MemoryJournal();
    final RecorderConfig config;

    RecorderFixture(Path folder) {
        config = RecorderConfig.defaults(folder).withReturnPoll(Duration.ofMillis(1));
    }

    Recorder recorder() {
        return recorder(config);
    }

    Recorder recorder(RecorderConfig other) {
        return new Recorder(journal, other, CLOCK, new SimpleMeterRegistry());
    }

    static Recording open(Action action) {
        return Recording.begin(CLOCK, action, CallInterface.OCI, "test", Recording.Gate.OPEN);
    }

    static Recording sealed(Action action) {
        Recording recording = open(action);
        recording.seal();
        return recording;
    }

    /** Waits for what another thread is bound to do. */
    static void await(BooleanSupplier come) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come");
            }
            LockSupport.parkNanos(200_000);
        }
    }
}
