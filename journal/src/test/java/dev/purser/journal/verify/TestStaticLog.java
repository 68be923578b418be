package dev.purser.journal.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.purser.journal.segment.BadFrameException;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.EntryBundle;
import dev.purser.journal.tile.Tile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestStaticLog {
    private static final String SCRIPT = "check_static_log.py";

    @TempDir
    private Path folder;

    private JournalMaker maker;

    private Path exported(int events) throws IOException {
        maker = new JournalMaker(folder.resolve("journal"), 2_000).pulls(events);
        maker.sign();
        Path target = folder.resolve("static");
        assertThat(StaticLog.export(maker.folder.path(), target))
                .extracting(Checkpoint::size)
                .isEqualTo((long) events);
        return target;
    }

    private VerificationReport verify(Path target) throws IOException {
        return new Verifier(List.of(maker.key.verifier()), List.of(), 2, bytes -> {}).verify(target);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 1_000})
    void everySizeVerifies(int events) throws IOException {
        VerificationReport report = verify(exported(events));
        assertThat(report.findings()).isEmpty();
        assertThat(report.size()).isEqualTo(events);
        assertThat(report.latest()).map(Checkpoint::size).contains((long) events);
    }

    @Test
    void theFilesAreThoseThatTheSpecificationNames() throws IOException {
        Path target = exported(600);
        try (Stream<Path> files = Files.walk(target)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> target.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "checkpoint",
                            "tile/0/000",
                            "tile/0/001",
                            "tile/0/002.p/88",
                            "tile/1/000.p/2",
                            "tile/entries/000",
                            "tile/entries/001",
                            "tile/entries/002.p/88");
        }
        assertThat(Files.size(target.resolve("tile/0/000"))).isEqualTo(8_192);
        assertThat(EntryBundle.decode(Files.readAllBytes(target.resolve("tile/entries/002.p/88"))))
                .hasSize(88)
                .first()
                .isEqualTo(maker.events().get(512).leaf());
    }

    @Test
    void aLaterExportGoesOverAnEarlierOne() throws IOException {
        Path target = exported(300);
        maker.pulls(500);
        maker.sign();
        StaticLog.export(maker.folder.path(), target);
        assertThat(verify(target).findings()).isEmpty();
        assertThat(verify(target).size()).isEqualTo(800);
    }

    @Test
    void whatIsNoJournalOrDamagedIsNotExported() throws IOException {
        assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> StaticLog.export(folder.resolve("none"), folder.resolve("static")));
        Path target = exported(300);
        Files.delete(target.resolve("checkpoint"));
        TestVerifier.alter(maker.fileOf(123), "app:123");
        assertThatExceptionOfType(BadFrameException.class)
                .isThrownBy(() -> StaticLog.export(maker.folder.path(), target))
                .withMessageContaining("records 119 to 125");
        assertThat(target.resolve("checkpoint")).doesNotExist();
    }

    @Test
    void alteredAndMissingFilesAreFound() throws IOException {
        Path target = exported(1_000);
        flip(target.resolve("tile/entries/001"), 5);
        assertThat(verify(target).firstWrong()).hasValue(256);
        flip(target.resolve("tile/entries/001"), 5);
        flip(target.resolve("tile/1/000.p/3"), 33);
        assertThat(verify(target).findings())
                .extracting(Finding::kind, Finding::first)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Finding.Kind.ALTERED_TILE, 256L));
        flip(target.resolve("tile/1/000.p/3"), 33);
        flip(target.resolve("tile/0/002"), 32 * 10);
        assertThat(verify(target).findings())
                .extracting(Finding::kind, Finding::first)
                .contains(org.assertj.core.groups.Tuple.tuple(Finding.Kind.ALTERED_TILE, 522L));
        flip(target.resolve("tile/0/002"), 32 * 10);
        Files.delete(target.resolve("tile/entries/003.p/232"));
        assertThat(verify(target).firstWrong()).hasValue(768);
    }

    @Test
    void aFullTileMayStandInForAPartialOne() throws IOException {
        Path target = exported(700);
        Path partial = target.resolve(
                Tile.holding(Tile.ENTRIES, 600, 700).orElseThrow().path());
        maker.pulls(300);
        String early = Files.readString(target.resolve("checkpoint"));
        maker.sign();
        StaticLog.export(maker.folder.path(), target);
        Files.delete(partial);
        Files.writeString(target.resolve("checkpoint"), early);
        assertThat(verify(target).findings()).isEmpty();
    }

    @Test
    void whatRetentionTookIsMissingFromTheFrontOnly() throws IOException {
        maker = new JournalMaker(folder.resolve("journal"), 300).pulls(2_000);
        maker.sign();
        for (long first : new long[] {0, 300}) {
            Files.delete(maker.fileOf(first));
        }
        Files.writeString(maker.folder.trimmed(), "600\n");
        Path target = folder.resolve("static");
        StaticLog.export(maker.folder.path(), target);
        assertThat(target.resolve("tile/entries/001")).doesNotExist();
        assertThat(target.resolve("tile/entries/003")).exists();
        assertThat(target.resolve("tile/0/002")).exists();
        assertThat(Files.size(target.resolve("tile/1/000.p/7"))).isEqualTo(7 * 32);
        VerificationReport report = verify(target);
        assertThat(report.findings()).isEmpty();
        assertThat(report.summary()).isEqualTo("complete from record 768 up to 2000, nothing later is known");
    }

    /** Judged by a checker that was written from the specifications and shares no code with this one. */
    @ParameterizedTest
    @ValueSource(ints = {1, 300, 70_000})
    void anIndependentCheckerAgrees(int events) throws Exception {
        assumeTrue(answers("python3", "--version"), "skipped: python3 is not installed");
        assumeTrue(answers("openssl", "version"), "skipped: openssl is not installed");
        Path target = exported(events);
        Path script = folder.resolve(SCRIPT);
        try (InputStream source = TestStaticLog.class.getResourceAsStream(SCRIPT)) {
            Files.copy(source, script);
        }
        int levels = events >= 65_536 ? 3 : events >= 256 ? 2 : 1;
        assertThat(run(
                        "python3",
                        script.toString(),
                        target.toString(),
                        maker.key.verifier().text()))
                .isEqualTo("OK " + JournalMaker.ORIGIN + " " + events + " " + levels + "\n");

        Path entries = target.resolve(
                Tile.holding(Tile.ENTRIES, 0, events).orElseThrow().path());
        flip(entries, 100);
        assertThat(run(
                        "python3",
                        script.toString(),
                        target.toString(),
                        maker.key.verifier().text()))
                .startsWith("FAIL tile/0/000");
    }

    private static boolean answers(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static void flip(Path file, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }
}
