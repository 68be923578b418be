package dev.purser.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.testkit.disk.PowerCutDrill;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDurableFiles {
    @TempDir
    private Path folder;

    @Test
    void writesAndReplaces() throws IOException {
        Path file = folder.resolve("file");
        DurableFiles.write(file, bytes("one"));
        DurableFiles.write(file, bytes("two"));
        assertThat(file).hasContent("two");
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void onlyTheOwnerReadsWhatIsForTheOwner() throws IOException {
        Path file = folder.resolve("secret");
        DurableFiles.writeOwnerOnly(file, bytes("secret"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFailedWriteLeavesTheOldContentAndNoOther() throws IOException {
        Path taken =
                Files.createDirectories(folder.resolve("taken/by-a-folder")).getParent();
        assertThatThrownBy(() -> DurableFiles.write(taken, bytes("x"))).isInstanceOf(IOException.class);
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).containsExactly(taken);
        }
    }

    @Test
    void createsFoldersOnTheWay() throws IOException {
        Path deep = folder.resolve("a/b/c");
        DurableFiles.createFolders(deep);
        DurableFiles.createFolders(deep);
        assertThat(deep).isDirectory();
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> DurableFiles.createFolders(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void movesAndDeletes() throws IOException {
        Path from = Files.writeString(folder.resolve("from"), "text");
        Path to = Files.createDirectory(folder.resolve("other")).resolve("to");
        DurableFiles.move(from, to);
        assertThat(from).doesNotExist();
        assertThat(to).hasContent("text");
        DurableFiles.delete(to);
        assertThat(to).doesNotExist();
        assertThatThrownBy(() -> DurableFiles.delete(to)).isInstanceOf(NoSuchFileException.class);
    }

    /** Whatever step the power fails in: the file holds what was written last, or what was being written, and is whole. */
    @Test
    void aFileIsOldOrNewWheneverThePowerFails() throws Exception {
        long cuts = PowerCutDrill.<AtomicReference<String>>everyStep(
                8,
                () -> new AtomicReference<>(""),
                (disk, written) -> {
                    Path file = disk.getPath("/data/deep/file");
                    DurableFiles.createFolders(file.getParent());
                    for (String text : new String[] {"first content", "second"}) {
                        DurableFiles.write(file, bytes(text));
                        written.set(text);
                    }
                },
                (found, written) -> {
                    Path file = found.getPath("/data/deep/file");
                    String is = Files.exists(file) ? Files.readString(file) : "";
                    switch (written.get()) {
                        case "" -> assertThat(is).isIn("", "first content");
                        case "first content" -> assertThat(is).isIn("first content", "second");
                        default -> assertThat(is).isEqualTo("second");
                    }
                });
        assertThat(cuts).isGreaterThan(10);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
