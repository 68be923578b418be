package dev.purser.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.Folding;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.journal.verify.VerificationReport;
import dev.purser.journal.verify.Verifier;
import dev.purser.testkit.disk.Fault;
import dev.purser.testkit.disk.FaultPlan;
import dev.purser.testkit.disk.PowerCutFileSystem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The recorder on a disk that fails for a while: whatever was answered is on the record, each committed change exactly
 * once, and the gap events count what was served without a record.
 */
class TestRecorderOnDisk {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final int SEEDS = Boolean.getBoolean("purser.long") ? 300 : 25;

    private final List<UUID> answered = new ArrayList<>();
    private final List<UUID> committed = new ArrayList<>();
    private long unrecorded;

    private static FileJournal open(PowerCutFileSystem disk, List<String> known) {
        JournalConfig config = JournalConfig.defaults(disk.root().resolve("data"))
                .withCheckpointEvery(Duration.ZERO)
                .withSegmentBytes(JournalConfig.MIN_SEGMENT);
        return FileJournal.open(config, CLOCK, new SimpleMeterRegistry(), known);
    }

    private static Recorder recorder(FileJournal journal, PowerCutFileSystem disk) {
        RecorderConfig config =
                RecorderConfig.defaults(disk.root().resolve("data")).withReturnPoll(Duration.ofMillis(1));
        return new Recorder(journal, config, CLOCK, new SimpleMeterRegistry());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"EIO", "ENOSPC"})
    void nothingAnsweredIsLostAndNothingServedIsHidden(Fault fault) throws Exception {
        long gaps = 0;
        long late = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            answered.clear();
            committed.clear();
            unrecorded = 0;
            run(fault, new Random(seed));
            gaps += unrecorded;
            late += committed.stream().filter(id -> !answered.contains(id)).count();
        }
        assertThat(gaps).as("actions served without a record, over all runs").isPositive();
        assertThat(late).as("changes taken over, over all runs").isPositive();
    }

    private void run(Fault fault, Random random) throws IOException {
        PowerCutFileSystem disk = PowerCutFileSystem.create();
        FileJournal journal = open(disk, List.of());
        MemoryOutbox outbox = new MemoryOutbox();
        try (Recorder recorder = recorder(journal, disk)) {
            recorder.attach(outbox);
            for (int round = 0; round < 3; round++) {
                work(recorder, outbox, random.nextInt(5));
                disk.plan(FaultPlan.atStep(disk.steps() + 1 + random.nextInt(12), fault));
                work(recorder, outbox, 2 + random.nextInt(8));
                disk.plan(FaultPlan.none());
                RecorderFixture.await(() -> {
                    journal.tend();
                    return journal.state() == JournalState.OK
                            && permitted(recorder)
                            && outbox.rows().isEmpty();
                });
            }
            work(recorder, outbox, 3);
        }
        String note = journal.checkpointNow().orElseThrow().note();
        PowerCutFileSystem found = disk.powerCut(random.nextLong());
        journal.close();
        try (FileJournal again = open(found, List.of(note))) {
            check(again, note);
        }
    }

    private void work(Recorder recorder, MemoryOutbox outbox, int actions) {
        for (int i = 0; i < actions; i++) {
            switch (i % 3) {
                case 0 -> pull(recorder);
                case 1 -> push(recorder, outbox);
                default -> administer(recorder);
            }
        }
    }

    /** Available: served in any case. */
    private void pull(Recorder recorder) {
        Recording pull = RecorderFixture.sealed(Action.IMAGE_PULL);
        recorder.record(pull);
        if (pull.state() == Recording.State.DURABLE) {
            answered.add(pull.id());
        } else {
            unrecorded++;
        }
    }

    /** A change: committed with its event, then settled. */
    private void push(Recorder recorder, MemoryOutbox outbox) {
        try {
            recorder.permit(Action.IMAGE_PUSH);
            Recording push = RecorderFixture.sealed(Action.IMAGE_PUSH);
            SealedEvent event = push.sealed().getFirst();
            committed.add(event.id());
            OutboxRow row = new OutboxRow(event, recorder.journal().size());
            try {
                recorder.settle(push);
                answered.add(push.id());
            } catch (PurserException failed) {
                outbox.add(row);
            }
        } catch (PurserException refused) {
            assertThat(refused.error()).isEqualTo(JournalError.JOURNAL_UNAVAILABLE);
        }
    }

    /** Strict, and no change. */
    private void administer(Recorder recorder) {
        try {
            recorder.permit(Action.USER_LIST);
            Recording list = RecorderFixture.sealed(Action.USER_LIST);
            recorder.record(list);
            answered.add(list.id());
        } catch (PurserException refused) {
            assertThat(refused.error()).isEqualTo(JournalError.JOURNAL_UNAVAILABLE);
        }
    }

    private static boolean permitted(Recorder recorder) {
        try {
            recorder.permit(Action.IMAGE_PUSH);
            return true;
        } catch (PurserException e) {
            return false;
        }
    }

    private void check(FileJournal journal, String note) throws IOException {
        assertThat(journal.status().detail()).isEmpty();
        List<AuditEvent> audit = journal.read(0, 10_000).stream()
                .map(entry -> EventCodec.read(entry.event()))
                .toList();
        List<UUID> ids = audit.stream().map(AuditEvent::id).toList();
        assertThat(ids).doesNotHaveDuplicates().containsAll(answered).containsAll(committed);
        assertThat(audit.stream()
                        .filter(event -> event.action() == Action.JOURNAL_GAP)
                        .mapToLong(event -> event.folding().map(Folding::count).orElse(0L))
                        .sum())
                .isEqualTo(unrecorded);
        VerificationReport report = new Verifier(
                        List.of(journal.verifier().orElseThrow()), List.of(note), 1, bytes -> {})
                .verify(journal.folder().path());
        assertThat(report.intact()).as("%s", report.findings()).isTrue();
    }
}
