package dev.purser.journal;

import static dev.purser.journal.SampleEvents.event;
import static dev.purser.journal.SampleEvents.events;
import static dev.purser.journal.SampleEvents.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PurserException;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.testkit.disk.Fault;
import dev.purser.testkit.disk.FaultPlan;
import dev.purser.testkit.disk.PowerCutFileSystem;
import dev.purser.testkit.disk.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fails, or is full, while the journal is open. */
class TestDiskFaults {
    private static FileJournal open(PowerCutFileSystem disk) {
        JournalConfig config = JournalConfig.defaults(disk.root().resolve("data"))
                .withCheckpointEvery(Duration.ZERO)
                .withSegmentBytes(JournalConfig.MIN_SEGMENT);
        return FileJournal.open(config, Clock.systemUTC(), new SimpleMeterRegistry(), List.of());
    }

    private static boolean segment(String path) {
        return path.contains("/segments/");
    }

    @ParameterizedTest
    @EnumSource(
            value = Step.Kind.class,
            names = {"WRITE", "FORCE"})
    void aFailedBatchIsRefusedAndTheNextSegmentGoesOn(Step.Kind kind) throws Exception {
        PowerCutFileSystem disk = PowerCutFileSystem.create();
        FileJournal journal = open(disk);
        journal.append(events(0, 2));
        disk.plan(FaultPlan.from(kind, 1, Fault.EIO).where(TestDiskFaults::segment));
        assertThatThrownBy(() -> journal.append(events(2, 4)))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(JournalError.JOURNAL_UNAVAILABLE));
        assertThat(journal.state()).isEqualTo(JournalState.FAILED);
        assertThat(journal.status().detail()).contains("Input/output error");
        assertThat(journal.size()).isEqualTo(2);
        assertThat(journal.read(0, 10)).hasSize(2);
        disk.plan(FaultPlan.none());
        journal.tend();
        assertThat(journal.state()).isEqualTo(JournalState.OK);
        assertThat(journal.append(events(2, 3))).isEqualTo(2);
        assertThat(journal.read(0, 10))
                .extracting(entry -> number(entry.event()))
                .containsExactly(0L, 1L, 2L);
        PowerCutFileSystem found = disk.powerCut(0);
        journal.close();
        try (FileJournal again = open(found)) {
            assertThat(again.state()).isEqualTo(JournalState.OK);
            assertThat(again.read(0, 10))
                    .extracting(entry -> number(entry.event()))
                    .containsExactly(0L, 1L, 2L);
        }
    }

    @Test
    void aBatchThatOnlyLookedStoredIsStoredOrGoneAfterTheNextCut() throws Exception {
        for (long seed = 0; seed < 20; seed++) {
            PowerCutFileSystem disk = PowerCutFileSystem.create();
            FileJournal journal = open(disk);
            journal.append(events(0, 2));
            disk.plan(FaultPlan.from(Step.Kind.FORCE, 1, Fault.EIO).where(TestDiskFaults::segment));
            assertThatThrownBy(() -> journal.append(List.of(event(2, 5000, 5000))))
                    .isInstanceOf(PurserException.class);
            PowerCutFileSystem restarted = disk.killProcess();
            journal.close();
            long size;
            try (FileJournal again = open(restarted)) {
                assertThat(again.state()).isEqualTo(JournalState.OK);
                size = again.size();
                again.append(events(size, size + 1));
                PowerCutFileSystem found = restarted.powerCut(seed);
                try (FileJournal last = open(found)) {
                    assertThat(last.state()).isEqualTo(JournalState.OK);
                    assertThat(last.size()).isEqualTo(size + 1);
                    assertThat(last.read(0, 10)).hasSize((int) size + 1);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EIO", "ENOSPC", "SHORT"})
    void oneFaultInAnyStepLosesNothingThatWasAcknowledged(Fault fault) throws Exception {
        long steps = 0;
        for (long step = 1; step == 1 || step <= steps; step++) {
            PowerCutFileSystem disk = PowerCutFileSystem.create();
            Set<Long> stored = new TreeSet<>();
            FileJournal journal = open(disk);
            long opened = disk.steps();
            disk.plan(FaultPlan.atStep(opened + step, fault));
            for (int i = 0; i < 6; i++) {
                try {
                    stored.add(journal.append(List.of(event(i, 12_000, 5_000))));
                } catch (PurserException e) {
                    assertThat(e.error()).isEqualTo(JournalError.JOURNAL_UNAVAILABLE);
                }
                if (i == 2) {
                    journal.checkpointNow();
                }
                journal.tend();
            }
            steps = disk.steps() - opened;
            disk.plan(FaultPlan.none());
            String note = noteOnceBack(journal);
            PowerCutFileSystem found = disk.powerCut(step % 3);
            journal.close();
            JournalConfig config = JournalConfig.defaults(found.root().resolve("data"));
            try (FileJournal again =
                    FileJournal.open(config, Clock.systemUTC(), new SimpleMeterRegistry(), List.of(note))) {
                assertThat(again.status().detail())
                        .as("%s in step %s", fault, step)
                        .isEmpty();
                assertThat(again.read(0, 10).stream().map(JournalEntry::sequence))
                        .containsAll(stored);
            }
        }
    }

    /**
     * The journal's own thread, which prepares the next segment behind the appends, may be the one that meets the fault, and
     * later than the last look of the test: then the next look finds the disk well again.
     */
    private static String noteOnceBack(FileJournal journal) {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < until) {
            journal.tend();
            Optional<Checkpoint> latest = journal.checkpointNow();
            if (journal.state() == JournalState.OK
                    && latest.isPresent()
                    && latest.get().size() == journal.size()) {
                return latest.get().note();
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the journal does not come back: " + journal.status());
    }

    /** However far the reserve had come when the disk got full. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void onAFullDiskTheReserveIsForWhatMustBeRecorded(int from) throws Exception {
        PowerCutFileSystem disk = PowerCutFileSystem.create();
        disk.plan(makingReserve(from));
        try (FileJournal journal = open(disk)) {
            while (journal.state() == JournalState.OK) {
                try {
                    journal.append(List.of(event(journal.size(), 2_000, 2_000)));
                } catch (PurserException full) {
                    assertThat(journal.state()).isEqualTo(JournalState.FULL);
                }
            }
            assertThat(journal.state()).isEqualTo(JournalState.FULL);
            long size = journal.size();
            assertThatThrownBy(() -> journal.append(events(size, size + 1))).isInstanceOf(PurserException.class);
            assertThat(journal.appendReserved(events(size, size + 1))).isEqualTo(size);
            assertThat(journal.state()).isEqualTo(JournalState.FULL);
            disk.plan(FaultPlan.none());
            journal.tend();
            assertThat(journal.state()).isEqualTo(JournalState.OK);
            long next = journal.size();
            assertThat(journal.append(events(next, next + 1))).isEqualTo(next);
            assertThat(journal.checkpointNow().orElseThrow().size()).isEqualTo(next + 1);
        }
    }

    /** From the n-th time on that a reserve is made, there is no space for it. */
    private static FaultPlan makingReserve(int from) {
        AtomicInteger made = new AtomicInteger();
        return step -> step.kind() == Step.Kind.CREATE
                        && step.path().toString().endsWith("reserve.new.tmp")
                        && made.incrementAndGet() >= from
                ? Fault.ENOSPC
                : Fault.NONE;
    }
}
