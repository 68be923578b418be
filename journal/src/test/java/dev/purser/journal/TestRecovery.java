package dev.purser.journal;

import static dev.purser.journal.SampleEvents.event;
import static dev.purser.journal.SampleEvents.events;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.disk.PowerCutFileSystem;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is found after crashes and damage, byte by byte. */
class TestRecovery {
    private static final int HEADER = 64;

    private final Path folder = PowerCutFileSystem.create().root().resolve("data");

    private Path journalFolder;
    private Path segment;

    @BeforeEach
    void names() {
        journalFolder = folder.resolve("journal");
        segment = journalFolder.resolve("segments/00000000000000000000.seg");
    }

    private FileJournal open() {
        return openChecking(1 << 20);
    }

    private FileJournal openChecking(long startCheckBytes) {
        JournalConfig config = JournalConfig.defaults(folder)
                .withCheckpointEvery(Duration.ZERO)
                .withSegmentBytes(JournalConfig.MIN_SEGMENT)
                .withStartCheckBytes(startCheckBytes);
        return FileJournal.open(config, Clock.systemUTC(), new SimpleMeterRegistry(), List.of());
    }

    /** As a killed process leaves it: the events are there, and no mark of a clean stop. */
    private void uncleanAfter(long signed, long... batchEnds) throws IOException {
        byte[] checkpoint = new byte[0];
        try (FileJournal journal = open()) {
            long from = 0;
            for (long end : batchEnds) {
                journal.append(events(from, end));
                from = end;
                if (end == signed) {
                    checkpoint = journal.checkpointNow().orElseThrow().note().getBytes(StandardCharsets.UTF_8);
                }
            }
        }
        Files.delete(journalFolder.resolve("clean"));
        if (checkpoint.length == 0) {
            Files.delete(journalFolder.resolve("checkpoint"));
        } else {
            Files.write(journalFolder.resolve("checkpoint"), checkpoint);
        }
    }

    private int used() throws IOException {
        byte[] bytes = Files.readAllBytes(segment);
        int end = bytes.length;
        while (bytes[end - 1] == 0) {
            end--;
        }
        return (end + 7) & -8;
    }

    @Test
    void anUncleanStopKeepsEverything() throws Exception {
        uncleanAfter(0, 3, 5);
        try (FileJournal journal = open()) {
            assertThat(journal.start()).isEqualTo(new JournalStart(false, false, false, 0, 5));
            assertThat(journal.state()).isEqualTo(JournalState.OK);
            assertThat(journal.read(0, 10)).hasSize(5);
        }
    }

    @Test
    void aBatchTornAtAnyByteIsCutAndTheRestStays() throws Exception {
        uncleanAfter(2, 2);
        int kept = used();
        byte[] before = Files.readAllBytes(segment);
        byte[] checkpoint = Files.readAllBytes(journalFolder.resolve("checkpoint"));
        try (FileJournal journal = open()) {
            journal.append(events(2, 4));
        }
        byte[] whole = Files.readAllBytes(segment);
        int end = used();
        for (int torn = kept; torn < end; torn++) {
            byte[] bytes = Arrays.copyOf(whole, whole.length);
            System.arraycopy(before, torn, bytes, torn, before.length - torn);
            boolean lost = !Arrays.equals(bytes, whole);
            Files.write(segment, bytes);
            Files.deleteIfExists(journalFolder.resolve("clean"));
            Files.write(journalFolder.resolve("checkpoint"), checkpoint);
            try (FileJournal journal = open()) {
                assertThat(journal.state()).as("torn at %s", torn).isEqualTo(JournalState.OK);
                assertThat(journal.size()).as("torn at %s", torn).isEqualTo(lost ? 2 : 4);
                assertThat(journal.append(events(2, 3))).isEqualTo(lost ? 2 : 4);
                assertThat(journal.read(0, 10)).hasSize(lost ? 3 : 5);
            }
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void sectorsOfTheLastBatchThatNeverCameAreACrash() throws Exception {
        uncleanAfter(1, 1);
        int kept = used();
        try (FileJournal journal = open()) {
            journal.append(List.of(event(1, 3000, 3000)));
        }
        int end = used();
        byte[] whole = Files.readAllBytes(segment);
        Files.delete(journalFolder.resolve("clean"));
        Path checkpoint = journalFolder.resolve("checkpoint");
        Files.delete(checkpoint);
        for (int sector = kept / 512 * 512; sector < end; sector += 512) {
            byte[] bytes = whole.clone();
            Arrays.fill(bytes, Math.max(kept, sector), Math.min(end, sector + 512), (byte) 0);
            Files.write(segment, bytes);
            Files.deleteIfExists(journalFolder.resolve("clean"));
            Files.deleteIfExists(checkpoint);
            try (FileJournal journal = open()) {
                assertThat(journal.state()).isEqualTo(JournalState.OK);
                assertThat(journal.size()).as("sector %s", sector).isEqualTo(1);
            }
        }
    }

    @Test
    void anyByteChangedBelowTheCheckpointIsDamage() throws Exception {
        try (FileJournal journal = open()) {
            journal.append(events(0, 2));
            journal.append(events(2, 4));
        }
        byte[] whole = Files.readAllBytes(segment);
        byte[] clean = Files.readAllBytes(journalFolder.resolve("clean"));
        int end = used();
        for (int at = 0; at < end; at++) {
            Files.write(segment, whole);
            flip(segment, at);
            byte[] damaged = Files.readAllBytes(segment);
            if (at % 2 == 0) {
                Files.deleteIfExists(journalFolder.resolve("clean"));
            } else {
                Files.write(journalFolder.resolve("clean"), clean);
            }
            try (FileJournal journal = open()) {
                assertThat(journal.state()).as("byte %s", at).isEqualTo(JournalState.DAMAGED);
                assertThat(journal.status().detail()).isNotEmpty();
                List<JournalEntry> good = journal.read(0, 10);
                assertThat(good.size()).as("byte %s", at).isEqualTo(at < HEADER ? 0 : 2);
                assertThat(journal.checkpointNow().orElseThrow().size()).isEqualTo(4);
            }
            assertThat(Files.readAllBytes(segment)).as("nothing is cut").isEqualTo(damaged);
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer one = ByteBuffer.allocate(1);
            channel.read(one, at);
            one.put(0, (byte) (one.get(0) ^ 0x40)).rewind();
            channel.write(one, at);
        }
    }

    @Test
    void aBadBatchBeforeTheLastIsDamageWithoutAnyCheckpoint() throws Exception {
        uncleanAfter(0, 2, 4, 6);
        flip(segment, HEADER + 60);
        try (FileJournal journal = open()) {
            assertThat(journal.state()).isEqualTo(JournalState.DAMAGED);
            assertThat(journal.read(0, 10)).extracting(JournalEntry::sequence).containsExactly(2L, 3L, 4L, 5L);
        }
    }

    @Test
    void damageInOldRecordsIsFoundByReadingAndRememberedUntilItIsMended() throws Exception {
        try (FileJournal journal = open()) {
            for (int i = 0; i < 600; i++) {
                journal.append(List.of(event(i, 400, 300)));
            }
        }
        flip(segment, 20_000);
        try (FileJournal journal = openChecking(0)) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
            assertThat(journal.scrub().state()).isEqualTo(JournalState.DAMAGED);
            assertThat(journal.read(0, 1000)).hasSize(599);
        }
        try (FileJournal journal = openChecking(0)) {
            assertThat(journal.state()).isEqualTo(JournalState.DAMAGED);
        }
        flip(segment, 20_000);
        try (FileJournal journal = openChecking(0)) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
        }
        assertThat(journalFolder.resolve("damaged")).doesNotExist();
    }

    @Test
    void aMissingSegmentIsDamage() throws Exception {
        List<Path> segments;
        try (FileJournal journal = open()) {
            for (int i = 0; i < 600; i++) {
                journal.append(List.of(event(i, 400, 300)));
            }
            segments = all(journalFolder.resolve("segments")).stream()
                    .filter(file -> file.toString().endsWith(".seg"))
                    .sorted()
                    .toList();
        }
        byte[] middle = Files.readAllBytes(segments.get(2));
        Files.delete(segments.get(2));
        try (FileJournal journal = open()) {
            assertThat(journal.state()).isEqualTo(JournalState.DAMAGED);
            assertThat(journal.read(550, 100)).hasSize(50);
        }
        Files.write(segments.get(2), middle);
        byte[] first = Files.readAllBytes(segments.get(0));
        Files.delete(segments.get(0));
        try (FileJournal journal = open()) {
            assertThat(journal.state()).isEqualTo(JournalState.DAMAGED);
        }
        Files.write(segments.get(0), first);
        try (FileJournal journal = open()) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
        }
    }

    @Test
    void hashesAreMadeAnewFromTheLeaves() throws Exception {
        byte[] root;
        try (FileJournal journal = open()) {
            journal.append(events(0, 700));
            root = journal.checkpointNow().orElseThrow().root();
        }
        List<Path> hashes = all(journalFolder.resolve("hashes"));
        flip(hashes.getFirst(), 32 * 699);
        try (FileJournal journal = open()) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
            assertThat(journal.tree().root(700)).isEqualTo(root);
        }
        for (Path file : all(journalFolder.resolve("hashes"))) {
            Files.delete(file);
        }
        try (FileJournal journal = open()) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
            assertThat(journal.tree().root(700)).isEqualTo(root);
            journal.append(events(700, 701));
            assertThat(journal.checkpointNow().orElseThrow().size()).isEqualTo(701);
        }
    }

    @Test
    void aCheckpointThatIsNotWhatWasSignedIsDamage() throws Exception {
        try (FileJournal journal = open()) {
            journal.append(events(0, 3));
        }
        Path file = journalFolder.resolve("checkpoint");
        byte[] note = Files.readAllBytes(file);
        for (int at = 0; at < note.length; at++) {
            Files.write(file, note);
            flip(file, at);
            try (FileJournal journal = open()) {
                assertThat(journal.state()).as("byte %s", at).isEqualTo(JournalState.DAMAGED);
                assertThat(journal.read(0, 10)).hasSize(3);
            }
        }
    }

    @Test
    void whatCrashesLeaveHalfMadeIsRemoved() throws Exception {
        uncleanAfter(0, 3);
        Files.write(journalFolder.resolve("segments/reserve.new.tmp"), new byte[10]);
        Files.write(journalFolder.resolve("segments/00000000000000000000.seg.tmp"), new byte[10]);
        Files.write(journalFolder.resolve("checkpoint.x.tmp"), new byte[10]);
        try (FileJournal journal = open()) {
            assertThat(journal.state()).isEqualTo(JournalState.OK);
        }
        assertThat(all(journalFolder)).noneMatch(file -> file.toString().endsWith(".seg.tmp"));
        assertThat(journalFolder.resolve("checkpoint.x.tmp")).doesNotExist();
    }
}
