package dev.purser.journal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.purser.event.PartName;
import dev.purser.event.SealedEvent;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.CheckpointSigner;
import dev.purser.journal.tile.MerkleHasher;
import dev.purser.journal.tile.NoteSigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestVerifier {
    @TempDir
    private Path folder;

    private JournalMaker signed(int events) throws IOException {
        JournalMaker maker = new JournalMaker(folder, 100).pulls(events);
        maker.sign();
        return maker;
    }

    @Test
    void aWholeJournal() throws IOException {
        VerificationReport report = signed(1_000).verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.intact()).isTrue();
        assertThat(report.size()).isEqualTo(1_000);
        assertThat(report.parts()).isEqualTo(2_000);
        assertThat(report.origin()).contains(JournalMaker.ORIGIN);
        assertThat(report.latest()).map(Checkpoint::size).contains(1_000L);
        assertThat(report.summary()).isEqualTo("complete up to 1000, nothing later is known");
    }

    @Test
    void anEmptyJournal() throws IOException {
        VerificationReport report = new JournalMaker(folder, 100).verify();
        assertThat(report.intact()).isTrue();
        assertThat(report.size()).isZero();
    }

    @Test
    void noJournal() {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> new Verifier(List.of(), List.of()).verify(folder.resolve("none")));
    }

    @Test
    void recordsAfterTheLastCheckpointAreSaidToBeUnsigned() throws IOException {
        JournalMaker maker = signed(150).pulls(30);
        VerificationReport report = maker.verify();
        assertThat(report.intact()).isTrue();
        assertThat(report.findings())
                .containsExactly(
                        new Finding(Finding.Kind.UNSIGNED_END, 150, 179, "no checkpoint covers these records yet"));
        assertThat(report.summary())
                .isEqualTo("complete up to 180, nothing later is known; the last 30 are not under a checkpoint yet");
    }

    /** The walk of the manual: one byte, anywhere. */
    @Test
    void anyFlippedByteOfASegmentIsFound() throws IOException {
        JournalMaker maker = signed(12);
        int step = Boolean.getBoolean("purser.long") ? 1 : 41;
        Path file = maker.fileOf(0);
        byte[] whole = Files.readAllBytes(file);
        int used = whole.length;
        while (whole[used - 1] == 0) {
            used--;
        }
        for (int at = 0; at < used; at += step) {
            byte[] altered = whole.clone();
            altered[at] ^= 0x10;
            Files.write(file, altered);
            assertThat(maker.verify().intact()).as("byte %s flipped", at).isFalse();
        }
        Files.write(file, whole);
        assertThat(maker.verify().intact()).isTrue();
    }

    @Test
    void anAlteredLeafIsNamed() throws IOException {
        JournalMaker maker = signed(500);
        alter(maker.fileOf(234), "app:234");
        VerificationReport report = maker.verify();
        assertThat(report.firstWrong()).hasValue(234);
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.ALTERED_LEAF);
        assertThat(report.summary()).isEqualTo("1 thing is wrong, the first at record 234");
    }

    @Test
    void anAlteredPartIsNamed() throws IOException {
        JournalMaker maker = signed(500);
        alter(maker.fileOf(345), "192.0.2." + 345 % 250);
        VerificationReport report = maker.verify();
        assertThat(report.firstWrong()).hasValue(345);
        assertThat(report.findings()).extracting(Finding::kind).containsOnly(Finding.Kind.ALTERED_PART);
    }

    /** Someone who knows the format puts a whole other record in the place of one, checksums and all. */
    @Test
    void aReplacedRecordIsNamedThoughAllChecksumsHold() throws IOException {
        JournalMaker maker = signed(300);
        Path other = folder.resolve("other");
        JournalMaker forged = new JournalMaker(other, 100);
        List<SealedEvent> events = new java.util.ArrayList<>(maker.events());
        events.set(123, JournalMaker.pull(999));
        forged.add(events);
        copySegments(other, folder);
        VerificationReport report = maker.verify();
        assertThat(report.firstWrong()).hasValue(123);
        assertThat(report.findings())
                .extracting(Finding::kind, Finding::last)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Finding.Kind.ALTERED_LEAF, 123L));

        copy(other.resolve("hashes/0/000000000"), folder.resolve("hashes/0/000000000"));
        copy(other.resolve("hashes/1/000000000"), folder.resolve("hashes/1/000000000"));
        VerificationReport withoutHashes = maker.verify();
        assertThat(withoutHashes.intact()).isFalse();
        assertThat(withoutHashes.findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.CHECKPOINT_MISMATCH);
    }

    @Test
    void aWrongRecordIsNamedThoughTheHashFilesAreGone() throws IOException {
        JournalMaker maker = signed(300);
        deleteAll(folder.resolve("hashes"));
        assertThat(maker.verify().findings()).isEmpty();
        alter(maker.fileOf(234), "app:234");
        VerificationReport report = maker.verify();
        assertThat(report.findings())
                .extracting(Finding::kind)
                .contains(Finding.Kind.ALTERED_LEAF, Finding.Kind.CHECKPOINT_MISMATCH);
        assertThat(report.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.ALTERED_LEAF)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.first()).isBetween(228L, 234L);
                    assertThat(finding.last()).isBetween(234L, 240L);
                });
    }

    @Test
    void wrongHashFilesAreNoWrongRecords() throws IOException {
        JournalMaker maker = signed(300);
        Path hashes = folder.resolve("hashes/0/000000000");
        byte[] bytes = Files.readAllBytes(hashes);
        bytes[32 * 77] ^= 1;
        Files.write(hashes, bytes);
        VerificationReport report = maker.verify();
        assertThat(report.intact()).isTrue();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.STALE_HASHES);
            assertThat(finding.first()).isEqualTo(77);
        });
    }

    @Test
    void missingSegmentsAreNamed() throws IOException {
        JournalMaker maker = signed(500);
        Files.delete(maker.fileOf(200));
        VerificationReport report = maker.verify();
        assertThat(report.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.MISSING_RECORDS)
                .singleElement()
                .satisfies(finding -> assertThat(finding.range()).contains("200-299"));
        assertThat(report.latest()).map(Checkpoint::size).contains(500L);
    }

    @Test
    void aCutOffEndIsFoundByTheCheckpoint() throws IOException {
        JournalMaker maker = signed(500);
        Files.delete(maker.fileOf(499));
        VerificationReport report = maker.verify();
        assertThat(report.firstWrong()).hasValue(400);
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.MISSING_RECORDS);
    }

    @Test
    void aMissingFrontIsFoundUnlessRetentionTookIt() throws IOException {
        JournalMaker maker = signed(500);
        Files.delete(maker.fileOf(0));
        assertThat(maker.verify().firstWrong()).hasValue(0);
        Files.writeString(maker.folder.trimmed(), "100\n");
        VerificationReport report = maker.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.first()).isEqualTo(100);
        assertThat(report.summary()).startsWith("complete from record 100 up to 500");
    }

    @Test
    void aCleanCloseRemembersHowManyThereWere() throws IOException {
        JournalMaker maker = signed(100).pulls(50);
        Files.writeString(maker.folder.clean(), "150\n");
        assertThat(maker.verify().intact()).isTrue();
        Files.delete(maker.fileOf(149));
        assertThat(maker.verify().firstWrong()).hasValue(100);
    }

    @Test
    void whatACrashLeavesAtTheEndIsNoDamage() throws IOException {
        JournalMaker maker = signed(100).pulls(30);
        Path file = maker.fileOf(129);
        byte[] bytes = Files.readAllBytes(file);
        int used = bytes.length;
        while (bytes[used - 1] == 0) {
            used--;
        }
        bytes[used - 20] ^= 1;
        Files.write(file, bytes);
        VerificationReport torn = maker.verify();
        assertThat(torn.firstWrong().getAsLong()).isGreaterThanOrEqualTo(121);
        Files.write(file, java.util.Arrays.copyOf(bytes, used - 100));
        VerificationReport report = maker.verify();
        assertThat(report.intact()).isTrue();
        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactlyInAnyOrder(Finding.Kind.UNFINISHED_END, Finding.Kind.UNSIGNED_END);
        assertThat(report.size()).isEqualTo(128);
    }

    @Test
    void whatIsErasedOnTheRecordIsToldApart() throws IOException {
        JournalMaker maker = signed(200);
        maker.recordErasure(PartName.ACTOR, 5, 6, 7, 150).erase(PartName.ACTOR, 5, 6, 7, 150);
        maker.sign();
        VerificationReport report = maker.verify();
        assertThat(report.findings()).isEmpty();
        assertThat(report.erased()).isEqualTo(4);

        maker.erase(PartName.CLIENT, 6);
        VerificationReport secret = maker.verify();
        assertThat(secret.erased()).isEqualTo(4);
        assertThat(secret.firstWrong()).hasValue(6);
        assertThat(secret.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.kind()).isEqualTo(Finding.Kind.MISSING_PART));
    }

    @Test
    void anErasureThatIsItselfErasedAccountsForNothing() throws IOException {
        JournalMaker maker = signed(100);
        maker.recordErasure(PartName.ACTOR, 5).erase(PartName.ACTOR, 5).erase(PartName.DATA, 100);
        maker.sign();
        assertThat(maker.verify().findings())
                .extracting(Finding::kind, Finding::first)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Finding.Kind.MISSING_PART, 5L),
                        org.assertj.core.groups.Tuple.tuple(Finding.Kind.MISSING_PART, 100L));
    }

    @Test
    void knownCheckpointsHoldTheLogToIt() throws IOException {
        JournalMaker maker = signed(100);
        String early = Files.readString(maker.folder.checkpoint());
        maker.pulls(100);
        String late = maker.sign().note();
        assertThat(maker.verify(early, late).intact()).isTrue();

        Files.delete(maker.fileOf(150));
        Files.writeString(maker.folder.checkpoint(), early);
        deleteAll(folder.resolve("hashes"));
        assertThat(maker.verify().intact()).isTrue();
        VerificationReport behind = maker.verify(late);
        assertThat(behind.firstWrong()).hasValue(100);
        assertThat(behind.findings())
                .filteredOn(finding -> finding.kind().wrong())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.BEHIND_KNOWN);
    }

    @Test
    void anotherHistoryUnderTheSameKeyIsAFork() throws IOException {
        JournalMaker maker = signed(100);
        Path other = folder.resolve("other");
        JournalMaker second = new JournalMaker(other, 100);
        second.key = maker.key;
        second.pulls(100);
        String known = second.sign().note();
        assertThat(maker.verify(known).findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.FORKED_FROM_KNOWN);
    }

    @Test
    void signaturesOfOtherKeysAreRefused() throws IOException {
        JournalMaker maker = signed(100);
        NoteSigner thief = NoteSigner.generate(JournalMaker.ORIGIN);
        maker.sign(new CheckpointSigner(JournalMaker.ORIGIN, thief));
        assertThat(maker.verify().findings()).extracting(Finding::kind).containsExactly(Finding.Kind.BAD_SIGNATURE);
        maker.sign(new CheckpointSigner("another.example/log", maker.key));
        assertThat(maker.verify().findings()).extracting(Finding::kind).contains(Finding.Kind.CHECKPOINT_MISMATCH);
    }

    @Test
    void withoutAKeyTheReportSaysSo() throws IOException {
        JournalMaker maker = signed(100);
        VerificationReport report = new Verifier(List.of(), List.of()).verify(folder);
        assertThat(report.intact()).isTrue();
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.NO_KEY);
        assertThat(report.keys()).containsExactly(maker.key.verifier().text());
    }

    @Test
    void keysRotateOnTheRecordAndAnyOfThemVerifies() throws IOException {
        JournalMaker maker = signed(50);
        NoteSigner first = maker.key;
        maker.rotate().pulls(20).rotate().pulls(20);
        maker.sign();
        for (NoteSigner given : List.of(first, maker.key)) {
            VerificationReport report = new Verifier(List.of(given.verifier()), List.of()).verify(folder);
            assertThat(report.findings()).isEmpty();
            assertThat(report.keys()).hasSize(3);
            assertThat(report.checkpoints()).isEqualTo(3);
        }
        maker.sign(new CheckpointSigner(JournalMaker.ORIGIN, first));
        assertThat(new Verifier(List.of(first.verifier()), List.of())
                        .verify(folder)
                        .findings())
                .as("a key that was replaced signs nothing later")
                .extracting(Finding::kind)
                .contains(Finding.Kind.BAD_SIGNATURE);
    }

    @Test
    void aKeyThatNobodyHandedOverIsNotTrusted() throws IOException {
        JournalMaker maker = signed(50);
        NoteSigner first = maker.key;
        maker.rotate().pulls(20);
        maker.sign();
        deleteAll(maker.folder.rotations());
        assertThat(new Verifier(List.of(first.verifier()), List.of())
                        .verify(folder)
                        .intact())
                .isFalse();
    }

    @Test
    void garbledCheckpointsAreFound() throws IOException {
        JournalMaker maker = signed(50);
        Files.writeString(maker.folder.checkpoint(), "not a note\n");
        assertThat(maker.verify().intact()).isFalse();
        byte[] root = new byte[MerkleHasher.SIZE];
        Files.writeString(
                maker.folder.checkpoint(),
                new CheckpointSigner(JournalMaker.ORIGIN, maker.key)
                        .sign(50, root)
                        .note());
        assertThat(maker.verify().findings()).extracting(Finding::kind).contains(Finding.Kind.CHECKPOINT_MISMATCH);
    }

    @Test
    void aSegmentWithAnUnreadableHeaderIsMissing() throws IOException {
        JournalMaker maker = signed(300);
        byte[] bytes = Files.readAllBytes(maker.fileOf(100));
        bytes[3] ^= 1;
        Files.write(maker.fileOf(100), bytes);
        VerificationReport report = maker.verify();
        assertThat(report.firstWrong()).hasValue(100);
        assertThat(report.findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.range()).contains("100-199"));
    }

    static void alter(Path file, String text) throws IOException {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(text + "\"");
        String other = text.substring(0, text.length() - 1) + "#";
        Files.write(file, bytes.replace(text + "\"", other + "\"").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void copySegments(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from.resolve("segments"))) {
            for (Path file : (Iterable<Path>) files.filter(f -> f.toString().endsWith(".seg"))::iterator) {
                copy(file, to.resolve("segments").resolve(file.getFileName()));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    static void deleteAll(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
