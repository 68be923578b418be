package dev.purser.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.EventCodec;
import dev.purser.event.PartName;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.verify.Finding;
import dev.purser.journal.verify.VerificationReport;
import dev.purser.journal.verify.Verifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erasing a person, through the engine, and what the verifier says of it. */
class TestEraser {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final ErasureSubject BOB = new ErasureSubject(Set.of("id-bob"), Set.of("Bob the Builder"));

    @TempDir
    private Path folder;

    private FileJournal journal;
    private Recorder recorder;

    @BeforeEach
    void open() {
        JournalConfig config = JournalConfig.defaults(folder)
                .withCheckpointEvery(Duration.ZERO)
                .withSegmentBytes(JournalConfig.MIN_SEGMENT);
        journal = FileJournal.open(config, CLOCK, new SimpleMeterRegistry(), List.of());
        recorder = new Recorder(journal, RecorderConfig.defaults(folder), CLOCK, new SimpleMeterRegistry());
        List<SealedEvent> events = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            events.addAll(pull(i % 3 == 0 ? "bob" : "alice", i % 3 == 0 ? "Bob the Builder" : "Alice"));
        }
        events.addAll(begun(Action.USER_UPDATE, "alice", "Alice")
                .target(Target.builder(TargetType.USER).name("id-bob").build())
                .request("displayName", "Bob the Builder")
                .seal());
        journal.append(events);
    }

    @AfterEach
    void close() {
        recorder.close();
        journal.close();
    }

    private static Recording begun(Action action, String who, String name) {
        return Recording.begin(CLOCK, action, CallInterface.PURSER, "test", Recording.Gate.OPEN)
                .actor(Actor.builder(ActorKind.USER).id("id-" + who).name(name).build())
                .client(Client.builder().address("192.0.2.1").build());
    }

    private static List<SealedEvent> pull(String who, String name) {
        return begun(Action.IMAGE_PULL, who, name)
                .target(Target.builder(TargetType.IMAGE).name("app").build())
                .seal();
    }

    private VerificationReport verify() throws IOException {
        NoteVerifier key = journal.verifier().orElseThrow();
        return new Verifier(List.of(key), List.of()).verify(journal.folder().path());
    }

    @Test
    void nothingOfThePersonIsLeftInTheFilesAndTheRecordSaysSo() throws IOException {
        Checkpoint before = journal.checkpointNow().orElseThrow();
        Eraser eraser = new Eraser(journal, recorder, CLOCK);
        assertThat(eraser.find(BOB)).isEqualTo(new Eraser.Result(101, 202, 301));
        assertThat(bytes()).contains("Bob the Builder");

        Recording recording = begun(Action.ERASE_SUBJECT, "root", "Root");
        assertThat(eraser.erase(BOB, recording)).isEqualTo(new Eraser.Result(101, 202, 301));
        assertThat(recording.sequence()).hasValue(301);
        assertThat(bytes())
                .doesNotContain("Bob the Builder")
                .doesNotContain("id-bob")
                .contains("Alice");

        journal.checkpointNow();
        VerificationReport report = verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.erased()).isEqualTo(202);
        VerificationReport known = new Verifier(List.of(journal.verifier().orElseThrow()), List.of(before.note()))
                .verify(journal.folder().path());
        assertThat(known.intact()).as("proofs made before still hold").isTrue();

        AuditEvent erased = EventCodec.read(journal.read(0, 1).getFirst().event());
        assertThat(erased.erased()).containsExactlyInAnyOrder(PartName.ACTOR, PartName.CLIENT);
        assertThat(erased.action()).isEqualTo(Action.IMAGE_PULL);
        assertThat(eraser.find(BOB).parts()).isZero();
    }

    @Test
    void anErasureThatTheProgramEndedInIsFinishedByTheNextStart() throws IOException {
        SequenceRanges some = SequenceRanges.builder().add(0).add(3).build();
        Recording recording = begun(Action.ERASE_SUBJECT, "root", "Root")
                .request(Erasure.MEMBER, new Erasure(java.util.Map.of(PartName.ACTOR, some)).data());
        recording.seal();
        recorder.record(recording);
        journal.checkpointNow();
        assertThat(verify().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.UNFINISHED_ERASURE));

        new Eraser(journal, recorder, CLOCK).resume();
        assertThat(verify().findings()).isEmpty();
        assertThat(verify().erased()).isEqualTo(2);
    }

    @Test
    void partsThatGoWithoutARecordAreMissing() throws IOException {
        journal.checkpointNow();
        journal.erase(0, 10, record -> record.sequence() == 4 ? Set.of(PartName.CLIENT) : Set.of());
        assertThat(verify().findings())
                .extracting(Finding::kind, Finding::first)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Finding.Kind.MISSING_PART, 4L));
    }

    @Test
    void theKeyRotatesOnTheRecord() throws IOException {
        NoteVerifier old = journal.verifier().orElseThrow();
        Recording recording = Recording.job(CLOCK, Action.KEY_ROTATE, "test");
        Checkpoint both = new KeyRotator(journal, recorder).rotate(recording);
        assertThat(both.size()).isEqualTo(302);
        journal.append(pull("alice", "Alice"));
        journal.checkpointNow();
        for (NoteVerifier key : List.of(old, journal.verifier().orElseThrow())) {
            VerificationReport report = new Verifier(List.of(key), List.of())
                    .verify(journal.folder().path());
            assertThat(report.findings()).isEmpty();
            assertThat(report.latest()).map(Checkpoint::size).contains(303L);
            assertThat(report.keys())
                    .containsExactlyInAnyOrder(
                            old.text(), journal.verifier().orElseThrow().text());
        }
    }

    /** Appends, checkpoints, erasures and retention go on while the verifier reads: never a false alarm. */
    @Test
    void aJournalInUseVerifies() throws Exception {
        java.util.concurrent.atomic.AtomicBoolean done = new java.util.concurrent.atomic.AtomicBoolean();
        Thread user = Thread.ofPlatform().start(() -> {
            try {
                Eraser eraser = new Eraser(journal, recorder, CLOCK);
                for (int round = 0; round < 15; round++) {
                    for (int i = 0; i < 40; i++) {
                        journal.append(pull(i % 3 == 0 ? "bob" : "alice", i % 3 == 0 ? "Bob the Builder" : "Alice"));
                    }
                    journal.checkpointNow();
                    eraser.erase(BOB, begun(Action.ERASE_SUBJECT, "root", "Root"));
                    if (round % 5 == 4) {
                        journal.trimBefore(journal.size() / 3, java.util.stream.LongStream.empty());
                    }
                }
            } finally {
                done.set(true);
            }
        });
        int verified = 0;
        while (!done.get() || verified == 0) {
            VerificationReport report = verify();
            assertThat(report.intact()).as("%s", report.findings()).isTrue();
            verified++;
        }
        user.join();
        assertThat(verify().intact()).isTrue();
    }

    @Test
    void anErasureOfManySpansSeveralEvents() {
        SequenceRanges.Builder scattered = SequenceRanges.builder();
        for (long i = 0; i < 10_000; i++) {
            scattered.add(2 * i);
        }
        Erasure large = new Erasure(java.util.Map.of(
                PartName.ACTOR,
                scattered.build(),
                PartName.RAW,
                SequenceRanges.builder().add(1).build()));
        List<Erasure> events = large.events();
        assertThat(events).hasSize(3);
        assertThat(events.stream().mapToLong(Erasure::count).sum()).isEqualTo(10_001);
        assertThat(events.getLast().erases(1, PartName.RAW)).isTrue();
    }

    @Test
    void nobodyIsNoSubject() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ErasureSubject(Set.of(), Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ErasureSubject(Set.of(" "), Set.of()));
    }

    private String bytes() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
