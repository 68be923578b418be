package dev.purser.journal.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestHashFiles {
    private static final int CHUNK = 512;
    private static final int SIZE = 3_000;

    @TempDir
    private Path folder;

    private HashFiles filled() throws IOException {
        HashFiles files = HashFiles.open(folder, CHUNK);
        long batch = 1;
        while (files.size() < SIZE) {
            files.append(leaves(files.size(), Math.min(files.size() + batch, SIZE)));
            batch = batch * 2 % 701 + 1;
        }
        return files;
    }

    private static List<byte[]> leaves(long from, long to) {
        List<byte[]> leaves = new ArrayList<>();
        for (long i = from; i < to; i++) {
            leaves.add(MemoryHashes.leaf(i));
        }
        return leaves;
    }

    @Test
    void everyTileIsASliceOfTheFiles() throws IOException {
        MemoryHashes expected = MemoryHashes.of(SIZE);
        try (HashFiles files = filled()) {
            assertThat(files.root()).isEqualTo(expected.root());
            for (int level = 0; level < expected.levels(); level++) {
                long count = Tile.count(level, SIZE);
                for (long first = 0; first < count; first += Tile.FULL) {
                    Tile tile = Tile.holding(level, first, SIZE).orElseThrow();
                    assertThat(files.read(level, tile.first(), tile.width()))
                            .isEqualTo(expected.read(level, tile.first(), tile.width()));
                }
            }
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> files.read(0, SIZE - 1, 2));
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> files.read(1, 0, 12));
        }
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        filled().close();
        try (HashFiles files = HashFiles.open(folder, CHUNK)) {
            assertThat(files.size()).isEqualTo(SIZE);
            files.append(leaves(SIZE, SIZE + 1));
            assertThat(files.root()).isEqualTo(MemoryHashes.of(SIZE + 1).root());
            assertThat(files.tree().root(SIZE)).isEqualTo(MemoryHashes.of(SIZE).root());
        }
    }

    @Test
    void cutsBackToAnySizeAndGrowsAgain() throws IOException {
        MemoryHashes expected = MemoryHashes.of(SIZE);
        try (HashFiles files = filled()) {
            for (long size : new long[] {2_999, 2_560, 2_559, 1_024, 1_023, 513, 512, 256, 255, 1, 0}) {
                files.truncate(size);
                assertThat(files.root()).isEqualTo(expected.tree().root(size));
                files.append(leaves(size, size + 300));
                assertThat(files.root()).isEqualTo(MemoryHashes.of(size + 300).root());
                files.truncate(size);
            }
            assertThatIllegalArgumentException().isThrownBy(() -> files.truncate(1));
        }
    }

    @Test
    void whatACrashLeftOutIsMadeUpForOrCut() throws IOException {
        filled().close();
        Files.delete(folder.resolve("1").resolve("000000000"));
        cut(folder.resolve("0").resolve("000000005"), 100 * 32 + 7);
        try (HashFiles files = HashFiles.open(folder, CHUNK)) {
            assertThat(files.size()).isEqualTo(5 * CHUNK + 100);
            assertThat(files.root()).isEqualTo(MemoryHashes.of(5 * CHUNK + 100).root());
        }
        cut(folder.resolve("0").resolve("000000002"), 32);
        try (HashFiles files = HashFiles.open(folder, CHUNK)) {
            assertThat(files.size()).isEqualTo(2 * CHUNK + 1);
            assertThat(folder.resolve("0").resolve("000000003")).doesNotExist();
        }
    }

    @Test
    void laterRootsOutliveThePruning() throws IOException {
        try (HashFiles files = filled()) {
            files.prune(1_500);
            assertThat(folder.resolve("0").resolve("000000001")).doesNotExist();
            assertThat(folder.resolve("0").resolve("000000002")).exists();
        }
        try (HashFiles files = HashFiles.open(folder, CHUNK)) {
            assertThat(files.root()).isEqualTo(MemoryHashes.of(SIZE).root());
            assertThat(files.tree().inclusion(2_000, SIZE).verify(MemoryHashes.leaf(2_000), files.root()))
                    .isTrue();
            assertThatExceptionOfType(EOFException.class).isThrownBy(() -> files.read(0, 0, 1));
        }
    }

    private static void cut(Path file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }
}
