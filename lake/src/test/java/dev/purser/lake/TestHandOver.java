package dev.purser.lake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.PurserException;
import dev.purser.lake.FaultyDisk.Fault;
import dev.purser.lake.file.LakeDisk;
import dev.purser.testkit.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every row is in the lake once, whichever step of whichever hand-over fails. */
class TestHandOver {
    private static final int MANY_STEPS = 200;
    private static final int STRIDE = Boolean.getBoolean("purser.long") ? 1 : 5;
    private static final List<Fault> FAULTS =
            List.of(Fault.NONE, Fault.NONE, Fault.NONE, Fault.NONE, Fault.BEFORE, Fault.NONE, Fault.NONE, Fault.AFTER);

    @TempDir
    Path folder;

    private static LakeFixture fixture(Path folder) {
        return new LakeFixture(folder).with(EventTable.all("E"), new EventTable("Twice", 2, event -> true));
    }

    private static void check(LakeFixture fixture) {
        long size = fixture.journal.size();
        assertThat(fixture.counts("E")).containsExactly(size + "", size + "", size - 1 + "");
        assertThat(fixture.counts("Twice")).containsExactly(2 * size + "", size + "", size - 1 + "");
    }

    /** Two hand-overs, a merge, a rebuild: as far as they get. */
    private static void live(LakeFixture fixture, SampleEvents sample) {
        for (int i = 0; i < 2; i++) {
            fixture.append(sample.next(20));
            fixture.caughtUp();
            check(fixture);
            long flushes = fixture.flushes();
            fixture.lake.flush();
            LakeFixture.await(() -> fixture.flushes() > flushes || failed(fixture));
            check(fixture);
        }
        fixture.lake.compact();
        check(fixture);
        fixture.lake.rebuild("E");
        LakeFixture.await(() -> rebuilt(fixture) || failed(fixture));
        check(fixture);
    }

    private static boolean failed(LakeFixture fixture) {
        return fixture.lake.status().getFirst().error().isPresent();
    }

    private static boolean rebuilt(LakeFixture fixture) {
        return fixture.flushes() > 2
                && fixture.lake.status().stream()
                        .allMatch(status -> status.rebuilding().isEmpty());
    }

    @Test
    void everyStepMayBeTheLast() {
        int step = 0;
        for (boolean further = true; further && step < MANY_STEPS; step += STRIDE) {
            FaultyDisk disk = FaultyDisk.stoppedAt(step, step % 2 == 0 ? Fault.BEFORE : Fault.AFTER);
            try (LakeFixture fixture = fixture(folder.resolve("step" + step))) {
                SampleEvents sample = new SampleEvents(step);
                fixture.disk = disk;
                try {
                    fixture.start();
                    live(fixture, sample);
                } catch (PurserException e) {
                    // It could not even be opened.
                    assertThat(disk.steps()).as("step %d", step).isEqualTo(step + 1);
                }
                fixture.stop();
                further = disk.steps() > step;
                fixture.disk = new LakeDisk();
                fixture.start().caughtUp();
                if (fixture.journal.size() > 0) {
                    check(fixture);
                }
                fixture.append(sample.next(5));
                fixture.flushed();
                check(fixture);
                LakeFixture.await(() -> fixture.lake.status().stream()
                        .allMatch(status -> status.rebuilding().isEmpty()));
                check(fixture);
                assertThat(fixture.parquets()).as("nothing is left over").isEqualTo(files(fixture));
            }
        }
        assertThat(step).isGreaterThan(20).isLessThan(MANY_STEPS);
    }

    @Test
    void aDiskThatFailsNowAndThenOnlyDelays() {
        try (LakeFixture fixture = fixture(folder)) {
            Random random = new Random(3);
            fixture.disk = new FaultyDisk(step -> step < 4 ? Fault.NONE : FAULTS.get(random.nextInt(FAULTS.size())));
            fixture.start();
            SampleEvents sample = new SampleEvents(1);
            for (int i = 0; i < 3; i++) {
                fixture.append(sample.next(50));
                fixture.flushed();
                check(fixture);
            }
            fixture.lake.compact();
            check(fixture);
            assertThat(fixture.metrics.counter(LakeMetric.FAILURES.id()).count())
                    .isPositive();
            fixture.stop();
            fixture.disk = new LakeDisk();
            fixture.start().caughtUp();
            check(fixture);
            assertThat(fixture.parquets()).isEqualTo(files(fixture));
        }
    }

    @Test
    void aDiskThatIsFullHoldsUpTheLakeAlone() {
        try (LakeFixture fixture = fixture(folder)) {
            AtomicBoolean full = new AtomicBoolean();
            fixture.disk = new FaultyDisk(step -> full.get() ? Fault.BEFORE : Fault.NONE);
            fixture.configured(config -> config.withFlush(Duration.ofHours(1), 100))
                    .start();
            full.set(true);
            SampleEvents sample = new SampleEvents(2);
            for (int i = 0; i < 40; i++) {
                fixture.append(sample.next(500));
            }
            LakeFixture.await(() -> failed(fixture));
            LakeFixture.await(() -> fixture.counts("E")
                    .getFirst()
                    .equals(String.valueOf(fixture.lake.status().getFirst().position())));
            assertThat(fixture.lake.status().getFirst().lagEvents())
                    .as("what is in memory has a bound")
                    .isPositive();
            full.set(false);
            fixture.caughtUp();
            check(fixture);
        }
    }

    private static long files(LakeFixture fixture) {
        List<TableStatus> all = fixture.lake.status();
        return all.stream().mapToLong(TableStatus::files).sum();
    }
}
