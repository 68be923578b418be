package dev.purser.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Folding;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRecorder {
    @TempDir
    private Path folder;

    @Test
    void whatIsRecordedIsDurableUnderItsNumber() {
        RecorderFixture fixture = new RecorderFixture(folder);
        try (Recorder recorder = fixture.recorder()) {
            for (long sequence = 0; sequence < 3; sequence++) {
                Recording recording = RecorderFixture.sealed(Action.IMAGE_PULL);
                recorder.record(recording);
                assertThat(recording.state()).isEqualTo(Recording.State.DURABLE);
                assertThat(recording.sequence()).hasValue(sequence);
            }
            assertThat(fixture.journal.audit()).hasSize(3);
        }
    }

    @Test
    void whatIsNotSealedCannotBeRecorded() {
        try (Recorder recorder = new RecorderFixture(folder).recorder()) {
            Recording open = RecorderFixture.open(Action.IMAGE_PULL);
            assertThatIllegalStateException().isThrownBy(() -> recorder.record(open));
        }
    }

    @Test
    void writesAndAdministrationAreStrictReadsAndLoginsAvailable() {
        try (Recorder recorder = new RecorderFixture(folder).recorder()) {
            assertThat(EnumSet.allOf(Action.class))
                    .filteredOn(action -> !action.readOnly())
                    .allMatch(recorder::strict);
            assertThat(List.of(
                            Action.USER_LIST, Action.HISTORY_LOOKUP, Action.ADMIN_CREDENTIAL_READ, Action.LOG_EXPORT))
                    .allMatch(recorder::strict);
            assertThat(List.of(
                            Action.LOGIN,
                            Action.IMAGE_PULL,
                            Action.IMAGE_CHECK,
                            Action.LAYER_PULL,
                            Action.IMAGE_LIST,
                            Action.REFERRER_LIST,
                            Action.TRANSFER_BROKEN))
                    .noneMatch(recorder::strict);
        }
    }

    @Test
    void thePolicyIsSettablePerAction() {
        RecorderFixture fixture = new RecorderFixture(folder);
        fixture.journal.become(JournalState.FAILED);
        try (Recorder recorder = fixture.recorder(fixture.config.withAvailable(EnumSet.of(Action.IMAGE_PUSH)))) {
            assertThatCode(() -> recorder.permit(Action.IMAGE_PUSH)).doesNotThrowAnyException();
            assertThatUnavailable(() -> recorder.permit(Action.IMAGE_PULL));
        }
    }

    @Test
    void strictActionsAreRefusedInEveryStateButOk() {
        RecorderFixture fixture = new RecorderFixture(folder);
        try (Recorder recorder = fixture.recorder()) {
            recorder.permit(Action.IMAGE_PUSH);
            for (JournalState state : JournalState.values()) {
                if (state != JournalState.OK) {
                    fixture.journal.become(state);
                    assertThatUnavailable(() -> recorder.permit(Action.IMAGE_PUSH));
                    recorder.permit(Action.IMAGE_PULL);
                }
            }
            fixture.journal.become(JournalState.OK);
            recorder.permit(Action.IMAGE_PUSH);
        }
    }

    @Test
    void aStrictRecordThatFailsIsAnError() {
        RecorderFixture fixture = new RecorderFixture(folder);
        try (Recorder recorder = fixture.recorder()) {
            fixture.journal.failAfter(0, MemoryJournal.Fault.REFUSED);
            Recording push = RecorderFixture.sealed(Action.IMAGE_PUSH);
            assertThatUnavailable(() -> recorder.record(push));
            assertThat(push.state()).isEqualTo(Recording.State.SEALED);
        }
    }

    @Test
    void whatWasServedMeanwhileIsOwnedUpToBeforeAnythingElse() {
        RecorderFixture fixture = new RecorderFixture(folder);
        try (Recorder recorder = fixture.recorder()) {
            fixture.journal.become(JournalState.FAILED);
            for (int i = 0; i < 5; i++) {
                Recording pull = RecorderFixture.sealed(Action.IMAGE_PULL);
                recorder.record(pull);
                assertThat(pull.state()).isEqualTo(Recording.State.SEALED);
            }
            recorder.record(RecorderFixture.sealed(Action.LOGIN));
            fixture.journal.become(JournalState.OK);
            RecorderFixture.await(() -> permitted(recorder, Action.IMAGE_PUSH));
            recorder.record(RecorderFixture.sealed(Action.IMAGE_PULL));

            List<AuditEvent> audit = fixture.journal.audit();
            assertThat(audit).extracting(AuditEvent::action).containsExactly(Action.JOURNAL_GAP, Action.IMAGE_PULL);
            AuditEvent gap = audit.getFirst();
            assertThat(gap.folding())
                    .contains(new Folding(6, RecorderFixture.CLOCK.instant(), RecorderFixture.CLOCK.instant()));
            String at = "2026-03-01T12:00:00Z";
            assertThat(gap.data().request())
                    .containsEntry("state", "FAILED")
                    .containsEntry(
                            "events",
                            List.of(
                                    Map.of("action", "login", "count", 1L, "first", at, "last", at),
                                    Map.of("action", "image.pull", "count", 5L, "first", at, "last", at)));
        }
        assertThat(folder.resolve("gap.note")).doesNotExist();
    }

    @Test
    void aGapEventWhoseOwnFateIsUnknownIsNotToldTwice() {
        RecorderFixture fixture = new RecorderFixture(folder);
        try (Recorder recorder = fixture.recorder()) {
            fixture.journal.become(JournalState.FAILED);
            recorder.record(RecorderFixture.sealed(Action.IMAGE_PULL));
            fixture.journal.failAfter(0, MemoryJournal.Fault.STORED_UNSEEN);
            fixture.journal.become(JournalState.OK);
            RecorderFixture.await(() -> permitted(recorder, Action.IMAGE_PUSH));
            assertThat(fixture.journal.audit()).extracting(AuditEvent::action).containsExactly(Action.JOURNAL_GAP);
        }
    }

    @Test
    void aFullDiskLeavesTheReserveToWhatMakesRoom() {
        RecorderFixture fixture = new RecorderFixture(folder);
        try (Recorder recorder = fixture.recorder()) {
            fixture.journal.become(JournalState.FULL);
            assertThatUnavailable(() -> recorder.permit(Action.IMAGE_PUSH));
            assertThatUnavailable(() -> recorder.record(RecorderFixture.sealed(Action.IMAGE_PUSH)));
            recorder.permit(Action.GC_RUN);
            recorder.record(RecorderFixture.sealed(Action.GC_RUN));
            recorder.record(RecorderFixture.sealed(Action.IMAGE_PULL));
            RecorderFixture.await(() -> fixture.journal.size() == 2);
            assertThat(fixture.journal.audit())
                    .extracting(AuditEvent::action)
                    .containsExactly(Action.GC_RUN, Action.JOURNAL_GAP);
        }
    }

    @Test
    void theNextStartTellsOfAGapThatTheProgramEndedIn() {
        RecorderFixture fixture = new RecorderFixture(folder);
        Recorder ended = fixture.recorder();
        fixture.journal.become(JournalState.FAILED);
        ended.record(RecorderFixture.sealed(Action.LAYER_PULL));
        ended.close();
        assertThat(folder.resolve("gap.note"))
                .hasContent("purser gap note 1\nlayer.pull 1 2026-03-01T12:00:00Z 2026-03-01T12:00:00Z\n");

        fixture.journal.become(JournalState.OK);
        try (Recorder next = fixture.recorder()) {
            next.attach(new MemoryOutbox());
            AuditEvent gap = fixture.journal.audit().getFirst();
            assertThat(gap.action()).isEqualTo(Action.JOURNAL_GAP);
            assertThat(gap.folding()).map(Folding::count).contains(1L);
            assertThat(gap.data().request())
                    .hasEntrySatisfying(
                            "reason", reason -> assertThat(reason.toString()).endsWith("may be short"));
            assertThat(folder.resolve("gap.note")).doesNotExist();
        }
    }

    @Test
    void aDamagedNoteIsSaidToBe() throws Exception {
        Files.writeString(folder.resolve("gap.note"), "purser gap note 1\nlayer.pull one\nlogin 3 2026-03-01T12");
        RecorderFixture fixture = new RecorderFixture(folder);
        try (Recorder recorder = fixture.recorder()) {
            recorder.attach(new MemoryOutbox());
            AuditEvent gap = fixture.journal.audit().getFirst();
            assertThat(gap.action()).isEqualTo(Action.JOURNAL_GAP);
            assertThat(gap.folding()).isEmpty();
            assertThat(gap.data().request())
                    .hasEntrySatisfying(
                            "reason", reason -> assertThat(reason.toString()).endsWith("could not be read"));
            assertThat(folder.resolve("gap.note")).doesNotExist();
        }
    }

    private static boolean permitted(Recorder recorder, Action action) {
        try {
            recorder.permit(action);
            return true;
        } catch (PurserException e) {
            return false;
        }
    }

    private static void assertThatUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatExceptionOfType(PurserException.class)
                .isThrownBy(work)
                .satisfies(e -> assertThat(e.error()).isEqualTo(JournalError.JOURNAL_UNAVAILABLE));
    }
}
