package dev.purser.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTakeover {
    @TempDir
    private Path folder;

    @Test
    void aCommittedChangeIsSettledByItsOwnThread() {
        RecorderFixture fixture = new RecorderFixture(folder);
        try (Recorder recorder = fixture.recorder()) {
            recorder.attach(new MemoryOutbox());
            Recording push = RecorderFixture.sealed(Action.IMAGE_PUSH);
            recorder.settle(push);
            assertThat(push.sequence()).hasValue(0);
        }
    }

    @Test
    void aChangeThatCouldNotBeSettledIsTakenOverWhenTheJournalReturns() {
        RecorderFixture fixture = new RecorderFixture(folder);
        MemoryOutbox outbox = new MemoryOutbox();
        try (Recorder recorder = fixture.recorder()) {
            recorder.attach(outbox);
            fixture.journal.become(JournalState.FAILED);
            Recording push = RecorderFixture.sealed(Action.IMAGE_PUSH);
            outbox.add(new OutboxRow(push.sealed().getFirst(), 0));
            assertThatExceptionOfType(PurserException.class).isThrownBy(() -> recorder.settle(push));
            assertThat(push.state()).isEqualTo(Recording.State.SEALED);
            recorder.record(RecorderFixture.sealed(Action.IMAGE_PULL));

            fixture.journal.become(JournalState.OK);
            RecorderFixture.await(() -> fixture.journal.size() == 2);
            assertThat(fixture.journal.audit())
                    .extracting(AuditEvent::action)
                    .containsExactly(Action.IMAGE_PUSH, Action.JOURNAL_GAP);
            assertThat(fixture.journal.audit().getFirst().id()).isEqualTo(push.id());
            RecorderFixture.await(() -> outbox.rows().isEmpty());
        }
    }

    @Test
    void aRowThatItsThreadLetsGoOfLateIsTakenOverToo() {
        RecorderFixture fixture = new RecorderFixture(folder);
        MemoryOutbox outbox = new MemoryOutbox();
        try (Recorder recorder = fixture.recorder()) {
            recorder.attach(outbox);
            fixture.journal.failAfter(0, MemoryJournal.Fault.REFUSED);
            Recording push = RecorderFixture.sealed(Action.IMAGE_PUSH);
            assertThatExceptionOfType(PurserException.class).isThrownBy(() -> recorder.settle(push));
            outbox.add(new OutboxRow(push.sealed().getFirst(), 0));
            RecorderFixture.await(() -> fixture.journal.size() == 1);
            assertThat(fixture.journal.audit().getFirst().id()).isEqualTo(push.id());
        }
    }

    @Test
    void nothingIsAppendedBeforeTheTakeoverAtStart() {
        RecorderFixture fixture = new RecorderFixture(folder);
        MemoryOutbox outbox = new MemoryOutbox();
        SealedEvent left = RecorderFixture.sealed(Action.IMAGE_PUSH).sealed().getFirst();
        outbox.add(new OutboxRow(left, 0));
        fixture.journal.become(JournalState.FAILED);
        try (Recorder recorder = fixture.recorder()) {
            recorder.attach(outbox);
            assertThatExceptionOfType(PurserException.class).isThrownBy(() -> recorder.permit(Action.IMAGE_PUSH));
            fixture.journal.become(JournalState.OK);
            RecorderFixture.await(() -> outbox.rows().isEmpty());
            assertThat(fixture.journal.read(0, 1).getFirst().event().id()).isEqualTo(left.id());
        }
    }

    /** However the crash fell, and whatever fails on the way: each row once, in the order of commit. */
    @Property(tries = 300)
    void everyRowEndsInTheJournalExactlyOnce(@ForAll long seed) {
        Random random = new Random(seed);
        MemoryJournal journal = new MemoryJournal();
        MemoryOutbox outbox = new MemoryOutbox();
        List<UUID> missing = new ArrayList<>();
        List<UUID> all = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            journal.append(List.of(event()));
        }
        for (int i = random.nextInt(700); i > 0; i--) {
            SealedEvent event = event();
            outbox.add(new OutboxRow(event, Math.max(0, journal.size() - random.nextInt(3))));
            all.add(event.id());
            if (random.nextInt(4) > 0) {
                journal.append(List.of(event));
            } else {
                missing.add(event.id());
            }
        }
        long before = journal.size();
        MemoryJournal.Fault[] faults = MemoryJournal.Fault.values();
        journal.failAfter(random.nextInt(3), faults[random.nextInt(faults.length)]);
        for (int runs = 0; runs < 3; runs++) {
            Takeover takeover = new Takeover(journal);
            try {
                takeover.append(takeover.missing(outbox.rows()));
                outbox.taken(all);
            } catch (PurserException failed) {
                assertThat(outbox.rows()).hasSameSizeAs(all);
            }
        }
        List<UUID> stored = journal.audit().stream().map(AuditEvent::id).toList();
        assertThat(stored).doesNotHaveDuplicates().containsAll(all);
        assertThat(stored.subList((int) before, stored.size())).isEqualTo(missing);
    }

    private static SealedEvent event() {
        return RecorderFixture.sealed(Action.IMAGE_PUSH).sealed().getFirst();
    }
}
