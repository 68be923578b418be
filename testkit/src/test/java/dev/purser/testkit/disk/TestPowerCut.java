package dev.purser.testkit.disk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is synced survives; what is not may be lost, kept or torn, and each of these does happen. */
class TestPowerCut {
    private static final int SEEDS = 200;

    private final PowerCutFileSystem disk = PowerCutFileSystem.create();
    private final Path root = disk.root();

    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }

    private static Set<String> names(PowerCutFileSystem found) throws IOException {
        try (Stream<Path> all = Files.walk(found.root())) {
            return new TreeSet<>(all.map(Path::toString).toList());
        }
    }

    /** What is found with each of many seeds. */
    private Set<Set<String>> outcomes() throws IOException {
        Set<Set<String>> all = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            all.add(names(disk.powerCut(seed)));
        }
        return all;
    }

    @Test
    void aNameNeedsItsFolderSynced() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "text");
        sync(file);
        assertThat(names(disk.powerCut(0))).containsExactly("/");
        assertThat(names(disk.powerCut(1))).containsExactly("/", "/file");
    }

    @Test
    void bytesNeedTheirFileSynced() throws IOException {
        Files.writeString(root.resolve("file"), "text");
        sync(root);
        PowerCutFileSystem found = disk.powerCut(0);
        assertThat(Files.size(found.root().resolve("file"))).isZero();
        assertThat(Files.readString(disk.powerCut(1).root().resolve("file"))).isEqualTo("text");
    }

    @Test
    void whatIsSyncedSurvivesEverySeed() throws IOException {
        Path folder = Files.createDirectory(root.resolve("folder"));
        Path file = Files.writeString(folder.resolve("file"), "text");
        sync(file);
        sync(folder);
        sync(root);
        Files.writeString(folder.resolve("other"), "unsynced");
        for (long seed = 0; seed < SEEDS; seed++) {
            PowerCutFileSystem found = disk.powerCut(seed);
            assertThat(Files.readString(found.root().resolve("folder/file"))).isEqualTo("text");
        }
    }

    @Test
    void aFileInALostFolderIsLost() throws IOException {
        Path folder = Files.createDirectory(root.resolve("folder"));
        Path file = Files.writeString(folder.resolve("file"), "text");
        sync(file);
        sync(folder);
        assertThat(outcomes()).containsExactlyInAnyOrder(Set.of("/"), Set.of("/", "/folder", "/folder/file"));
    }

    @Test
    void anUnsyncedMoveIsWholeOrNotThere() throws IOException {
        Path from = Files.writeString(root.resolve("from"), "new");
        Path to = Files.writeString(root.resolve("to"), "old");
        sync(from);
        sync(to);
        sync(root);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        Set<String> contents = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            PowerCutFileSystem found = disk.powerCut(seed);
            String content = Files.readString(found.root().resolve("to"));
            contents.add(content);
            assertThat(Files.exists(found.root().resolve("from"))).isEqualTo(content.equals("old"));
        }
        assertThat(contents).containsExactlyInAnyOrder("old", "new");
    }

    @Test
    void namesPersistOutOfOrder() throws IOException {
        Files.createFile(root.resolve("a"));
        Files.createFile(root.resolve("b"));
        assertThat(outcomes())
                .containsExactlyInAnyOrder(Set.of("/"), Set.of("/", "/a"), Set.of("/", "/b"), Set.of("/", "/a", "/b"));
    }

    @Test
    void aMoveBetweenFoldersIsDoneWhenBothAreSynced() throws IOException {
        Path from = Files.createDirectory(root.resolve("from"));
        Path to = Files.createDirectory(root.resolve("to"));
        Files.createFile(from.resolve("file"));
        sync(from);
        sync(root);
        Files.move(from.resolve("file"), to.resolve("file"), StandardCopyOption.ATOMIC_MOVE);
        sync(to);
        assertThat(outcomes())
                .containsExactlyInAnyOrder(
                        Set.of("/", "/from", "/to", "/to/file"), Set.of("/", "/from", "/from/file", "/to", "/to/file"));
        PowerCutFileSystem next = disk.killProcess();
        sync(next.root().resolve("from"));
        assertThat(names(next.powerCut(0))).containsExactly("/", "/from", "/to", "/to/file");
    }

    @Test
    void anUnsyncedRemovalMayComeBack() throws IOException {
        Files.createFile(root.resolve("file"));
        sync(root);
        Files.delete(root.resolve("file"));
        assertThat(outcomes()).containsExactlyInAnyOrder(Set.of("/"), Set.of("/", "/file"));
    }

    @Test
    void sectorsAreKeptLostAndTornOnTheirOwn() throws IOException {
        Path file = root.resolve("file");
        int sectors = 8;
        byte[] old = new byte[sectors * RegularFile.SECTOR];
        Arrays.fill(old, (byte) 'o');
        byte[] changed = old.clone();
        Arrays.fill(changed, (byte) 'n');
        Files.write(file, old);
        sync(file);
        sync(root);
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.write(ByteBuffer.wrap(changed));
        }
        boolean mixed = false;
        boolean torn = false;
        for (long seed = 0; seed < SEEDS; seed++) {
            byte[] found = Files.readAllBytes(disk.powerCut(seed).root().resolve("file"));
            assertThat(new String(found, US_ASCII)).hasSize(old.length).matches("[on]*");
            Set<Byte> first = new HashSet<>();
            for (int at = 0; at < found.length; at += RegularFile.SECTOR) {
                first.add(found[at]);
                torn |= found[at] != found[at + RegularFile.SECTOR - 1];
            }
            mixed |= first.size() == 2;
        }
        assertThat(mixed).as("some sectors kept, others lost").isTrue();
        assertThat(torn).as("a sector torn").isTrue();
    }

    @Test
    void aGrowingFileIsFoundWithAnyOfItsSizes() throws IOException {
        Path file = root.resolve("file");
        Set<Long> sizes = new TreeSet<>();
        try (FileChannel channel = FileChannel.open(file, WRITE, CREATE)) {
            sync(root);
            channel.write(ByteBuffer.allocate(10));
            channel.force(false);
            channel.write(ByteBuffer.allocate(10));
            channel.write(ByteBuffer.allocate(10));
            channel.truncate(5);
        }
        for (long seed = 0; seed < SEEDS; seed++) {
            sizes.add(Files.size(disk.powerCut(seed).root().resolve("file")));
        }
        assertThat(sizes).containsExactly(5L, 10L, 20L, 30L);
    }

    @Test
    void theSameSeedFindsTheSame() throws IOException {
        for (int i = 0; i < 20; i++) {
            Files.write(root.resolve("file" + i), new byte[2000 + i]);
        }
        for (long seed = 0; seed < 20; seed++) {
            assertThat(names(disk.powerCut(seed))).isEqualTo(names(disk.powerCut(seed)));
        }
    }

    @Test
    void permissionsNeedMetadataSynced() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        sync(root);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        try (FileChannel channel = FileChannel.open(file, WRITE)) {
            channel.force(false);
        }
        assertThat(Files.getPosixFilePermissions(disk.powerCut(0).root().resolve("file")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    }

    @Test
    void theOldViewIsDead() throws IOException {
        Path file = Files.createFile(root.resolve("file"));
        FileChannel channel = FileChannel.open(file, WRITE);
        disk.powerCut(0);
        assertThat(disk.dead()).isTrue();
        assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1))).isInstanceOf(PowerCutException.class);
        assertThatThrownBy(() -> Files.size(file)).isInstanceOf(PowerCutException.class);
        channel.close();
    }

    @Test
    void aKilledProcessLeavesWhatItWrote() throws IOException {
        Path file = root.resolve("file");
        FileChannel channel = FileChannel.open(file, WRITE, CREATE);
        channel.tryLock();
        channel.write(ByteBuffer.allocate(3));
        PowerCutFileSystem next = disk.killProcess();
        assertThat(Files.size(next.root().resolve("file"))).isEqualTo(3);
        try (FileChannel again = FileChannel.open(next.root().resolve("file"), WRITE)) {
            assertThat(again.tryLock().isValid()).isTrue();
        }
        channel.close();
        assertThat(names(next.powerCut(0))).containsExactly("/");
        assertThat(List.of(disk.dead(), next.dead())).containsOnly(true);
    }
}
