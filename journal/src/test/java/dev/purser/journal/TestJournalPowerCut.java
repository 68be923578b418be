package dev.purser.journal;

import static dev.purser.journal.SampleEvents.event;
import static dev.purser.journal.SampleEvents.events;
import static dev.purser.journal.SampleEvents.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.PartName;
import dev.purser.event.PurserException;
import dev.purser.event.SealedEvent;
import dev.purser.testkit.disk.PowerCutDrill;
import dev.purser.testkit.disk.PowerCutFileSystem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The power is cut in every step that the journal takes on its disk: what was acknowledged is there. */
class TestJournalPowerCut {
    private static final int SEEDS = Boolean.getBoolean("purser.long") ? 40 : 3;

    /** What a caller was told before the lights went out. */
    private static final class Told {
        final List<Long> stored = new ArrayList<>();
        final List<String> checkpoints = new ArrayList<>();
        long erased = -1;
        long erasing = -1;
    }

    private static FileJournal open(PowerCutFileSystem disk, List<String> known) {
        JournalConfig config = JournalConfig.defaults(disk.root().resolve("data"))
                .withCheckpointEvery(Duration.ZERO)
                .withSegmentBytes(JournalConfig.MIN_SEGMENT);
        return FileJournal.open(config, Clock.systemUTC(), new SimpleMeterRegistry(), known);
    }

    private static void append(FileJournal journal, Told told, int count, int size) {
        long next = told.stored.size();
        List<SealedEvent> batch = new ArrayList<>();
        for (long number = next; number < next + count; number++) {
            batch.add(event(number, size, size));
        }
        long first = journal.append(batch);
        for (int i = 0; i < count; i++) {
            told.stored.add(first + i);
        }
    }

    private static void sign(FileJournal journal, Told told) {
        long before = journal.status().checkpointSize();
        journal.checkpointNow()
                .filter(checkpoint -> checkpoint.size() > before)
                .ifPresent(checkpoint -> told.checkpoints.add(checkpoint.note()));
    }

    @Test
    void whatWasAcknowledgedIsFoundAfterACutInAnyStep() throws Exception {
        long cuts = PowerCutDrill.everyStep(
                SEEDS,
                Told::new,
                (disk, told) -> {
                    try (FileJournal journal = open(disk, List.of())) {
                        append(journal, told, 1, 50);
                        append(journal, told, 3, 600);
                        sign(journal, told);
                        append(journal, told, 1, 30_000);
                        append(journal, told, 1, 30_000);
                        sign(journal, told);
                    }
                    try (FileJournal journal = open(disk, told.checkpoints)) {
                        append(journal, told, 2, 50);
                        journal.prepareKey();
                        told.checkpoints.add(journal.rotateKey().note());
                        append(journal, told, 1, 50);
                        sign(journal, told);
                    }
                },
                TestJournalPowerCut::holds);
        assertThat(cuts).isGreaterThan(50);
    }

    @Test
    void erasureAndRetentionHoldAfterACutInAnyStep() throws Exception {
        long cuts = PowerCutDrill.everyStep(
                SEEDS,
                Told::new,
                (disk, told) -> {
                    try (FileJournal journal = open(disk, List.of())) {
                        for (int i = 0; i < 4; i++) {
                            append(journal, told, 2, 20_000);
                        }
                        sign(journal, told);
                        told.erasing = 4;
                        journal.erase(3, 6, record -> number(record.event()) == 4 ? Set.of(PartName.ACTOR) : Set.of());
                        told.erased = 4;
                        append(journal, told, 1, 50);
                        journal.trimBefore(3, LongStream.of(2));
                    }
                },
                TestJournalPowerCut::holds);
        assertThat(cuts).isGreaterThan(30);
    }

    private static void holds(PowerCutFileSystem found, Told told) {
        try (FileJournal journal = open(found, told.checkpoints)) {
            assertThat(journal.status().detail()).isEmpty();
            assertThat(journal.state()).isEqualTo(JournalState.OK);
            assertThat(journal.size()).isGreaterThanOrEqualTo(told.stored.size());
            List<JournalEntry> read = all(journal);
            for (JournalEntry entry : read) {
                assertThat(number(entry.event())).isEqualTo(entry.sequence());
                if (entry.sequence() == told.erased) {
                    assertThat(entry.event().parts()).isEmpty();
                } else if (entry.sequence() != told.erasing) {
                    assertThat(entry.event().parts()).hasSize((int) (entry.sequence() % 3));
                }
            }
            assertThat(read).hasSize((int) (journal.size() - journal.first()));
            assertThat(journal.first()).isLessThanOrEqualTo(2);
            long next = journal.size();
            assertThat(journal.append(events(next, next + 1))).isEqualTo(next);
            assertThat(journal.checkpointNow().orElseThrow().size()).isEqualTo(next + 1);
        }
        try (FileJournal journal = open(found, told.checkpoints)) {
            assertThat(journal.start().clean()).isTrue();
            assertThat(journal.scrub().state()).isEqualTo(JournalState.OK);
        } catch (PurserException e) {
            throw new AssertionError("does not open again", e);
        }
    }

    private static List<JournalEntry> all(Journal journal) {
        List<JournalEntry> all = new ArrayList<>();
        long at = journal.first();
        for (List<JournalEntry> some = journal.read(at, 100); !some.isEmpty(); some = journal.read(at, 100)) {
            all.addAll(some);
            at = some.getLast().sequence() + 1;
        }
        return all;
    }
}
