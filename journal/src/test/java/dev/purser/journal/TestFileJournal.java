package dev.purser.journal;

import static dev.purser.journal.SampleEvents.event;
import static dev.purser.journal.SampleEvents.events;
import static dev.purser.journal.SampleEvents.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import dev.purser.event.PurserException;
import dev.purser.journal.segment.StoredRecord;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.tile.SignedNote;
import dev.purser.journal.tile.Tile;
import dev.purser.testkit.disk.PowerCutFileSystem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine on files: the contract, and what only it promises. */
class TestFileJournal extends AbstractJournalTests {
    /** The contract is held on a real disk, what takes many journals on one in memory. */
    private final Path disk = PowerCutFileSystem.create().root();

    @TempDir
    private Path folder;

    private JournalConfig config() {
        return JournalConfig.defaults(folder)
                .withCheckpointEvery(Duration.ZERO)
                .withSegmentBytes(JournalConfig.MIN_SEGMENT);
    }

    @Override
    protected FileJournal open() {
        return FileJournal.open(config(), Clock.systemUTC(), new SimpleMeterRegistry(), List.of());
    }

    private FileJournal openOther(String name) {
        return openOther(name, List.of());
    }

    private FileJournal openOther(String name, List<String> known) {
        JournalConfig config = JournalConfig.defaults(disk.resolve(name))
                .withCheckpointEvery(Duration.ZERO)
                .withSegmentBytes(JournalConfig.MIN_SEGMENT);
        return FileJournal.open(config, Clock.systemUTC(), new SimpleMeterRegistry(), known);
    }

    @Test
    void aFolderServesOneJournal() {
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(JournalError.JOURNAL_LOCKED));
    }

    @Test
    void aNewerFormatIsRefused() throws Exception {
        openOther("b").close();
        Path format = disk.resolve("b/journal/format");
        Files.writeString(format, Files.readString(format).replace("purser-journal 1", "purser-journal 2"));
        assertThatThrownBy(() -> openOther("b"))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(JournalError.JOURNAL_FORMAT));
    }

    @Test
    void theSecretKeyIsTheOwnersAlone() throws Exception {
        Path key = folder.resolve("keys/journal.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void aCheckpointIsSignedByThePublishedKey() throws Exception {
        try (FileJournal journal = openOther("b")) {
            journal.append(events(0, 5));
            String note = journal.checkpointNow().orElseThrow().note();
            NoteVerifier key = NoteVerifier.parse(
                    Files.readString(disk.resolve("b/journal/public-keys")).strip());
            assertThat(key.verifies(SignedNote.parse(note))).isTrue();
            assertThat(Files.readString(disk.resolve("b/journal/checkpoint"))).isEqualTo(note);
        }
    }

    @Test
    void keysRotateUnderBothSignatures() throws Exception {
        try (FileJournal journal = openOther("b")) {
            journal.append(events(0, 5));
            NoteVerifier old = journal.verifier().orElseThrow();
            NoteVerifier next = journal.prepareKey();
            journal.append(events(5, 6));
            Checkpoint both = journal.rotateKey();
            assertThat(both.size()).isEqualTo(6);
            assertThat(old.verifies(SignedNote.parse(both.note()))).isTrue();
            assertThat(next.verifies(SignedNote.parse(both.note()))).isTrue();
            assertThat(Files.readString(journal.folder().rotation(6))).isEqualTo(both.note());
            journal.append(events(6, 7));
            SignedNote later =
                    SignedNote.parse(journal.checkpointNow().orElseThrow().note());
            assertThat(next.verifies(later)).isTrue();
            assertThat(old.named(later)).isFalse();
        }
        try (FileJournal journal = openOther("b")) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
        }
    }

    @Test
    void aCleanStopIsToldFromAnUncleanOne() {
        try (FileJournal journal = openOther("b")) {
            assertThat(journal.start()).isEqualTo(new JournalStart(true, false, false, 0, 0));
            journal.append(events(0, 5));
        }
        try (FileJournal journal = openOther("b")) {
            assertThat(journal.start()).isEqualTo(new JournalStart(false, true, false, 0, 5));
        }
    }

    @Test
    void eventsSpanSegmentsAndAreFoundAgain() throws Exception {
        try (FileJournal journal = openOther("b")) {
            for (int i = 0; i < 1000; i++) {
                journal.append(List.of(event(i, 400, 300)));
            }
            assertThat(segments("b")).hasSizeGreaterThan(5);
            for (long at : new long[] {0, 1, 499, 500, 998}) {
                assertThat(journal.read(at, 2).stream().map(JournalEntry::sequence))
                        .containsExactly(at, at + 1);
            }
            assertThat(journal.read(0, 1000)).hasSize(1000);
        }
        try (FileJournal journal = openOther("b")) {
            assertThat(journal.size()).isEqualTo(1000);
            assertThat(journal.read(990, 100))
                    .extracting(entry -> number(entry.event()))
                    .contains(999L);
        }
    }

    private List<Path> segments(String name) throws Exception {
        try (Stream<Path> files = Files.list(disk.resolve(name + "/journal/segments"))) {
            return files.filter(file -> file.toString().endsWith(".seg"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void tilesAndBundlesAreThoseOfTheCheckpoint() {
        try (FileJournal journal = openOther("b")) {
            journal.append(events(0, 200));
            journal.append(events(200, 600));
            journal.checkpointNow();
            journal.append(events(600, 700));
            byte[] full = journal.tile(new Tile(Tile.ENTRIES, 1, Tile.FULL)).orElseThrow();
            int length = event(256).leaf().length;
            assertThat(full).startsWith(0, length);
            assertThat(Arrays.copyOfRange(full, 2, 2 + length))
                    .isEqualTo(event(256).leaf());
            assertThat(journal.tile(new Tile(Tile.ENTRIES, 2, 88))).isPresent();
            assertThat(journal.tile(new Tile(Tile.ENTRIES, 2, 89))).isEmpty();
            assertThat(journal.tile(new Tile(0, 2, 88)).orElseThrow()).hasSize(88 * 32);
            assertThat(journal.tile(new Tile(1, 0, 2))).isPresent();
            assertThat(journal.tile(new Tile(1, 0, 3))).isEmpty();
        }
    }

    @Test
    void erasedPartsAreGoneFromTheDiskAndTheTreeStays() throws Exception {
        try (FileJournal journal = openOther("b")) {
            for (int i = 0; i < 300; i++) {
                journal.append(List.of(event(i, 400, 300)));
            }
            byte[] root = journal.checkpointNow().orElseThrow().root();
            assertThat(onDisk("b", "actor of 100.")).isTrue();
            int gone = journal.erase(
                    50,
                    300,
                    record -> number(record.event()) == 299 || number(record.event()) == 100
                            ? Set.of(PartName.ACTOR)
                            : Set.of());
            assertThat(gone).isEqualTo(2);
            assertThat(onDisk("b", "actor of 100.")).isFalse();
            assertThat(onDisk("b", "actor of 299.")).isFalse();
            assertThat(onDisk("b", "actor of 101.")).isTrue();
            StoredRecord record = journal.records(299, 1).getFirst();
            assertThat(record.erased()).containsExactly(PartName.ACTOR);
            assertThat(record.event().parts()).extracting(PrivatePart::name).containsExactly(PartName.RAW);
            assertThat(record.event().leaf()).isEqualTo(event(299, 400, 300).leaf());
            journal.append(events(300, 301));
            assertThat(journal.read(0, 1000)).hasSize(301);
            assertThat(journal.tree().root(300)).isEqualTo(root);
        }
        try (FileJournal journal = openOther("b")) {
            assertThat(journal.scrub().state()).isEqualTo(JournalState.OK);
            assertThat(journal.records(100, 1).getFirst().erased()).containsExactly(PartName.ACTOR);
        }
    }

    private boolean onDisk(String name, String text) throws Exception {
        for (Path segment : segments(name)) {
            if (new String(Files.readAllBytes(segment), StandardCharsets.ISO_8859_1).contains(text)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void aCopyOfFinishedSegmentsIsAJournal() throws Exception {
        try (FileJournal journal = openOther("b")) {
            journal.append(events(0, 5));
            journal.checkpointNow();
            Path copy = disk.resolve("c/journal/segments");
            Files.createDirectories(copy);
            Files.createDirectories(disk.resolve("c/keys"));
            for (String name :
                    List.of("journal/format", "journal/public-keys", "journal/checkpoint", "keys/journal.key")) {
                Files.copy(disk.resolve("b").resolve(name), disk.resolve("c").resolve(name));
            }
            for (Path segment : journal.finishedSegments()) {
                Files.copy(segment, copy.resolve(segment.getFileName()));
            }
            assertThat(journal.append(events(5, 6))).isEqualTo(5);
        }
        try (FileJournal journal = openOther("c")) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
            assertThat(journal.read(0, 10)).hasSize(5);
            assertThat(journal.append(events(5, 7))).isEqualTo(5);
        }
    }

    @Test
    void retentionRemovesFromTheFrontWhatNobodyKeeps() {
        long first;
        try (FileJournal journal = openOther("b")) {
            for (int i = 0; i < 1000; i++) {
                journal.append(List.of(event(i, 400, 300)));
            }
            journal.checkpointNow();
            assertThat(journal.trimBefore(900, LongStream.of(0))).isZero();
            first = journal.trimBefore(900, LongStream.of(500, 700));
            assertThat(first).isBetween(1L, 500L);
            assertThat(journal.read(0, 10).getFirst().sequence()).isEqualTo(first);
            assertThat(journal.status().first()).isEqualTo(first);
        }
        try (FileJournal journal = openOther("b")) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
            assertThat(journal.first()).isEqualTo(first);
            journal.append(events(1000, 1001));
            assertThat(journal.checkpointNow().orElseThrow().size()).isEqualTo(1001);
        }
    }

    @Test
    void aShorterJournalThanKnownIsBehind() {
        String note;
        try (FileJournal journal = openOther("b")) {
            journal.append(events(0, 5));
            note = journal.checkpointNow().orElseThrow().note();
        }
        try (FileJournal journal = openOther("c", List.of(note))) {
            assertThat(journal.state()).isEqualTo(JournalState.BEHIND);
            assertThat(journal.status().detail()).contains("5 events");
            assertThatThrownBy(() -> journal.append(events(0, 1))).isInstanceOf(PurserException.class);
        }
        try (FileJournal journal = openOther("b", List.of(note))) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
        }
    }

    @Test
    void anotherJournalThanKnownIsDamaged() {
        String note;
        try (FileJournal journal = openOther("b")) {
            journal.append(events(0, 5));
            note = journal.checkpointNow().orElseThrow().note();
        }
        try (FileJournal journal = openOther("c")) {
            journal.append(events(10, 17));
        }
        try (FileJournal journal = openOther("c", List.of(note))) {
            assertThat(journal.state()).isEqualTo(JournalState.DAMAGED);
        }
    }

    @Test
    void anInterruptedCallerTakesNothingFromTheOthers() {
        try (FileJournal journal = openOther("b")) {
            journal.append(events(0, 5));
            Thread.currentThread().interrupt();
            assertThat(journal.checkpointNow().orElseThrow().size()).isEqualTo(5);
            assertThat(Thread.interrupted()).isTrue();
            journal.append(events(5, 6));
            assertThat(journal.checkpointNow().orElseThrow().size()).isEqualTo(6);
            assertThat(journal.state()).isEqualTo(JournalState.OK);
        }
    }

    @Test
    void aSegmentInUseThatHasGoneIsLost() throws Exception {
        try (FileJournal journal = openOther("b")) {
            journal.append(events(0, 5));
            Files.delete(segments("b").getFirst());
            journal.tend();
            assertThat(journal.state()).isEqualTo(JournalState.LOST);
        }
    }

    @Test
    void aFolderThatHasGoneIsLost() throws Exception {
        try (FileJournal journal = openOther("b")) {
            journal.append(events(0, 5));
            Files.move(disk.resolve("b/journal"), disk.resolve("b/elsewhere"));
            journal.tend();
            assertThat(journal.state()).isEqualTo(JournalState.LOST);
            assertThatThrownBy(() -> journal.append(events(5, 6))).isInstanceOf(PurserException.class);
        }
        Files.move(disk.resolve("b/elsewhere"), disk.resolve("b/journal"));
        try (FileJournal journal = openOther("b")) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
            assertThat(journal.size()).isEqualTo(5);
        }
    }
}
