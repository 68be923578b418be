package dev.purser.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Folding;
import dev.purser.event.Outcome;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRefusalFolding {
    private static final Outcome REFUSED = Outcome.failure(401, "UNAUTHORIZED", "authentication required");

    @TempDir
    private Path folder;

    private static RefusalKey key(String credential) {
        return new RefusalKey(credential, "192.0.2.0/24", Action.LOGIN, "UNAUTHORIZED");
    }

    @Test
    void theFirstOfAKeyIsRecordedAtOnceAndAlone() {
        RecorderFixture fixture = new RecorderFixture(folder);
        try (Recorder recorder = fixture.recorder()) {
            Recording first = RecorderFixture.open(Action.LOGIN);
            recorder.refuse(first, REFUSED, key("a"));
            Recording other = RecorderFixture.open(Action.LOGIN);
            recorder.refuse(other, REFUSED, key("b"));
            assertThat(first.sequence()).hasValue(0);
            assertThat(other.sequence()).hasValue(1);
            assertThat(fixture.journal.audit())
                    .allSatisfy(event -> assertThat(event.folding()).isEmpty())
                    .allSatisfy(event -> assertThat(event.outcome()).isEqualTo(REFUSED));
        }
    }

    @Test
    void aBurstIsToldByFewEventsWhoseCountsAddUp() throws Exception {
        RecorderFixture fixture = new RecorderFixture(folder);
        int burst = 300;
        List<Recording> recordings = new ArrayList<>();
        try (Recorder recorder =
                fixture.recorder(fixture.config.withFolding(Duration.ofSeconds(10), Duration.ofSeconds(1), 100))) {
            recordings.addAll(refuseAtOnce(recorder, burst));
        }
        List<AuditEvent> audit = fixture.journal.audit();
        assertThat(audit.stream()
                        .mapToLong(event -> event.folding().map(Folding::count).orElse(1L))
                        .sum())
                .isEqualTo(burst);
        assertThat(audit).hasSizeLessThan(burst / 2);
        assertThat(recordings).allSatisfy(recording -> {
            assertThat(recording.state()).isEqualTo(Recording.State.DURABLE);
            assertThat(recording.sequence().getAsLong()).isBetween(0L, (long) audit.size() - 1);
        });
    }

    private static List<Recording> refuseAtOnce(Recorder recorder, int burst)
            throws InterruptedException, ExecutionException {
        List<Recording> recordings = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < burst; i++) {
                Recording recording = RecorderFixture.open(Action.LOGIN);
                recordings.add(recording);
                running.add(threads.submit(() -> recorder.refuse(recording, REFUSED, key("a"))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return recordings;
    }

    @Test
    void withoutAWaitEachIsRecorded() throws Exception {
        RecorderFixture fixture = new RecorderFixture(folder);
        try (Recorder recorder =
                fixture.recorder(fixture.config.withFolding(Duration.ofSeconds(10), Duration.ZERO, 100))) {
            refuseAtOnce(recorder, 50);
            assertThat(fixture.journal.size()).isEqualTo(50);
        }
    }

    @Test
    void afterTheWindowTheNextIsAFirstAgain() {
        RecorderFixture fixture = new RecorderFixture(folder);
        java.time.Clock ticking = java.time.Clock.tick(
                java.time.Clock.offset(java.time.Clock.systemUTC(), Duration.ZERO), Duration.ofNanos(1));
        RefusalFolding folding = new RefusalFolding(
                fixture.config.withFolding(Duration.ZERO, Duration.ofSeconds(1), 10), ticking, (recording, alike) -> {
                    assertThat(alike.count()).isEqualTo(1);
                    recording.durable(0);
                });
        for (int i = 0; i < 3; i++) {
            java.time.Instant before = ticking.instant();
            RecorderFixture.await(() -> ticking.instant().isAfter(before));
            Recording recording = RecorderFixture.open(Action.LOGIN);
            folding.refuse(recording, REFUSED, key("a"));
            assertThat(recording.state()).isEqualTo(Recording.State.DURABLE);
        }
    }

    @Test
    void tooManyKeysShareOne() throws Exception {
        RecorderFixture fixture = new RecorderFixture(folder);
        int callers = 200;
        try (Recorder recorder =
                fixture.recorder(fixture.config.withFolding(Duration.ofSeconds(10), Duration.ofSeconds(1), 4))) {
            for (int i = 0; i < 4; i++) {
                recorder.refuse(RecorderFixture.open(Action.LOGIN), REFUSED, key("known " + i));
            }
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                RefusalKey key = key("caller " + i);
                threads.add(Thread.startVirtualThread(
                        () -> recorder.refuse(RecorderFixture.open(Action.LOGIN), REFUSED, key)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        List<AuditEvent> audit = fixture.journal.audit();
        assertThat(audit.stream()
                        .mapToLong(event -> event.folding().map(Folding::count).orElse(1L))
                        .sum())
                .isEqualTo(4 + callers);
        assertThat(audit).hasSizeLessThan(callers / 2);
        assertThat(audit)
                .filteredOn(event -> event.folding().isPresent())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.data().request()).containsKey("folded"));
    }

    @Test
    void ifTheEventOfABurstFailsAllOfItAreRefusedOrCounted() throws Exception {
        RecorderFixture fixture = new RecorderFixture(folder);
        fixture.journal.become(JournalState.FAILED);
        RecorderConfig config = fixture.config.withFolding(Duration.ofSeconds(10), Duration.ofMillis(50), 100);
        try (Recorder strict = fixture.recorder(config.withAvailable(java.util.Set.of()))) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> refuseAtOnce(strict, 20))
                    .withCauseInstanceOf(PurserException.class);
        }
        try (Recorder available = fixture.recorder(config)) {
            assertThat(refuseAtOnce(available, 20))
                    .allSatisfy(recording -> assertThat(recording.state()).isEqualTo(Recording.State.SEALED));
            fixture.journal.become(JournalState.OK);
            RecorderFixture.await(() -> fixture.journal.size() > 0);
            assertThat(fixture.journal.audit().getFirst().folding())
                    .map(Folding::count)
                    .contains(20L);
        }
    }

    @Test
    void closingLetsGoOfThoseWhoWait() throws Exception {
        RecorderFixture fixture = new RecorderFixture(folder);
        Recorder recorder = fixture.recorder();
        recorder.refuse(RecorderFixture.open(Action.LOGIN), REFUSED, key("a"));
        Recording second = RecorderFixture.open(Action.LOGIN);
        Thread waiting = Thread.ofVirtual().start(() -> recorder.refuse(second, REFUSED, key("a")));
        recorder.close();
        waiting.join();
        assertThat(second.state()).isEqualTo(Recording.State.DURABLE);
    }
}
