package dev.purser.testkit.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** As long as the power is on, the disk behaves like any other. */
class TestPowerCutFileSystem {
    private final PowerCutFileSystem disk = PowerCutFileSystem.create();
    private final Path root = disk.root();

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Path file = root.resolve("file");
        Files.writeString(file, "hello");
        assertThat(Files.readString(file)).isEqualTo("hello");
        assertThat(Files.size(file)).isEqualTo(5);
        assertThat(Files.exists(file)).isTrue();
        assertThat(Files.isRegularFile(file)).isTrue();
        assertThat(Files.isDirectory(root)).isTrue();
        Files.writeString(file, "hi");
        assertThat(Files.readAllBytes(file)).asString(UTF_8).isEqualTo("hi");
        Files.writeString(file, " there", APPEND);
        assertThat(Files.readString(file)).isEqualTo("hi there");
    }

    @Test
    void channelsReadAndWriteAnywhere() throws IOException {
        byte[] large = new byte[100_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) (i % 251);
        }
        try (FileChannel channel = FileChannel.open(root.resolve("file"), READ, WRITE, CREATE)) {
            assertThat(channel.write(ByteBuffer.wrap(large), 1000)).isEqualTo(large.length);
            assertThat(channel.size()).isEqualTo(101_000);
            assertThat(channel.position()).isZero();
            ByteBuffer gap = ByteBuffer.allocate(1001);
            assertThat(channel.read(gap)).isEqualTo(1001);
            assertThat(gap.get(999)).isZero();
            assertThat(gap.get(1000)).isEqualTo(large[0]);
            assertThat(channel.position()).isEqualTo(1001);
            ByteBuffer all = ByteBuffer.allocate(200_000);
            assertThat(channel.read(all, 1000)).isEqualTo(large.length);
            assertThat(all.flip()).isEqualTo(ByteBuffer.wrap(large));
            assertThat(channel.read(ByteBuffer.allocate(1), 101_000)).isEqualTo(-1);
            channel.truncate(1500);
            channel.position(2000).write(ByteBuffer.wrap(new byte[] {7}));
            ByteBuffer tail = ByteBuffer.allocate(501);
            channel.read(tail, 1500);
            assertThat(tail.array()).startsWith(new byte[500]).endsWith(7);
            ByteBuffer[] parts = {ByteBuffer.wrap(new byte[] {1, 2}), ByteBuffer.wrap(new byte[] {3})};
            assertThat(channel.write(parts)).isEqualTo(3);
            assertThat(parts[0].hasRemaining() || parts[1].hasRemaining()).isFalse();
            assertThat(channel.size()).isEqualTo(2004);
        }
    }

    @Test
    void channelsTransferBothWays() throws IOException {
        byte[] content = "x".repeat(200_000).getBytes(UTF_8);
        Path file = root.resolve("file");
        try (FileChannel channel = FileChannel.open(file, WRITE, CREATE_NEW)) {
            assertThat(channel.transferFrom(Channels.newChannel(new ByteArrayInputStream(content)), 0, Long.MAX_VALUE))
                    .isEqualTo(content.length);
        }
        Path copy = root.resolve("copy");
        try (FileChannel from = FileChannel.open(file, READ);
                FileChannel to = FileChannel.open(copy, WRITE, CREATE)) {
            assertThat(from.transferTo(10, 150_000, to)).isEqualTo(150_000);
        }
        assertThat(Files.size(copy)).isEqualTo(150_000);
        try (var in = Files.newInputStream(file);
                var out = Files.newOutputStream(root.resolve("stream"))) {
            assertThat(in.transferTo(out)).isEqualTo(content.length);
        }
        assertThat(Files.mismatch(file, root.resolve("stream"))).isEqualTo(-1);
    }

    @Test
    void optionsAreKept() throws IOException {
        Path file = root.resolve("file");
        assertThatThrownBy(() -> FileChannel.open(file, WRITE)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> FileChannel.open(root.resolve("no/file"), WRITE, CREATE))
                .isInstanceOf(NoSuchFileException.class);
        try (FileChannel channel = FileChannel.open(file, WRITE, CREATE_NEW)) {
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(1)))
                    .isInstanceOf(NonReadableChannelException.class);
        }
        assertThatThrownBy(() -> FileChannel.open(file, WRITE, CREATE_NEW))
                .isInstanceOf(FileAlreadyExistsException.class);
        FileChannel reads = FileChannel.open(file, READ);
        assertThatThrownBy(() -> reads.write(ByteBuffer.allocate(1))).isInstanceOf(NonWritableChannelException.class);
        reads.close();
        assertThatThrownBy(reads::size).isInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(() -> Files.newOutputStream(root)).isInstanceOf(FileSystemException.class);
    }

    @Test
    void foldersListMoveAndGo() throws IOException {
        Path folder = Files.createDirectories(root.resolve("a/b/c"));
        Files.writeString(folder.resolve("two.log"), "2");
        Files.writeString(folder.resolve("one.txt"), "1");
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(folder, "*.log")) {
            assertThat(logs).containsExactly(folder.resolve("two.log"));
        }
        try (Stream<Path> all = Files.walk(root)) {
            assertThat(all.map(Path::toString))
                    .containsExactly("/", "/a", "/a/b", "/a/b/c", "/a/b/c/one.txt", "/a/b/c/two.log");
        }
        assertThatThrownBy(() -> Files.delete(folder)).isInstanceOf(DirectoryNotEmptyException.class);
        Files.move(root.resolve("a/b"), root.resolve("moved"), StandardCopyOption.ATOMIC_MOVE);
        assertThat(Files.readString(root.resolve("moved/c/one.txt"))).isEqualTo("1");
        assertThat(Files.exists(folder)).isFalse();
        Files.delete(root.resolve("a"));
        assertThatThrownBy(() -> Files.delete(root.resolve("a"))).isInstanceOf(NoSuchFileException.class);
        assertThat(Files.deleteIfExists(root.resolve("a"))).isFalse();
        assertThatThrownBy(() -> Files.createDirectory(root.resolve("moved")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> Files.move(root.resolve("moved"), root.resolve("moved/c/inside")))
                .isInstanceOf(FileSystemException.class);
    }

    @Test
    void aMoveReplacesOnlyWhenAsked() throws IOException {
        Path from = Files.writeString(root.resolve("from"), "new");
        Path to = Files.writeString(root.resolve("to"), "old");
        assertThatThrownBy(() -> Files.move(from, to)).isInstanceOf(FileAlreadyExistsException.class);
        try (FileChannel old = FileChannel.open(to, READ)) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
            assertThat(Files.readString(to)).isEqualTo("new");
            ByteBuffer still = ByteBuffer.allocate(3);
            old.read(still);
            assertThat(still.array()).asString(UTF_8).isEqualTo("old");
        }
        Files.copy(to, from);
        assertThat(Files.readString(from)).isEqualTo("new");
    }

    @Test
    void attributesAreKept() throws IOException {
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        Path file = Files.createFile(root.resolve("secret"), PosixFilePermissions.asFileAttribute(ownerOnly));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(ownerOnly);
        Files.setPosixFilePermissions(file, Set.of());
        assertThat(Files.getPosixFilePermissions(file)).isEmpty();
        FileTime time = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));
        Files.setLastModifiedTime(file, time);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
        assertThat(Files.getAttribute(file, "size")).isEqualTo(0L);
    }

    @Test
    void aLockIsHeldOnce() throws IOException {
        Path file = root.resolve("lock");
        try (FileChannel first = FileChannel.open(file, WRITE, CREATE);
                FileChannel second = FileChannel.open(file, WRITE)) {
            var lock = first.tryLock();
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(second::tryLock).isInstanceOf(OverlappingFileLockException.class);
            lock.release();
            assertThat(lock.isValid()).isFalse();
            assertThat(second.tryLock().isValid()).isTrue();
        }
    }

    @Test
    void spaceRunsOut() throws IOException {
        PowerCutFileSystem small = PowerCutFileSystem.create(1000, Clock.systemUTC());
        Path file = small.root().resolve("file");
        try (FileChannel channel = FileChannel.open(file, WRITE, CREATE)) {
            assertThat(channel.write(ByteBuffer.allocate(700))).isEqualTo(700);
            assertThat(Files.getFileStore(file).getUsableSpace()).isEqualTo(300);
            assertThat(channel.write(ByteBuffer.allocate(700))).isEqualTo(300);
            assertThatThrownBy(() -> channel.write(ByteBuffer.allocate(1)))
                    .isInstanceOfSatisfying(
                            FileSystemException.class,
                            e -> assertThat(e.getReason()).isEqualTo("No space left on device"));
            assertThat(channel.write(ByteBuffer.allocate(500), 0)).isEqualTo(500);
            channel.truncate(100);
            assertThat(Files.getFileStore(file).getUsableSpace()).isEqualTo(900);
            Files.delete(file);
            assertThat(Files.getFileStore(small.root()).getUsableSpace()).isEqualTo(900);
        }
        assertThat(Files.getFileStore(small.root()).getUsableSpace()).isEqualTo(1000);
    }

    @Test
    void pathsAreLikeThoseOfTheSystem() {
        for (String text : List.of("/", "/a", "/a/b/../c", "a", "a/./b", "../a", "", "/a//b/")) {
            Path own = disk.getPath(text);
            Path system = Path.of(text);
            assertThat(described(own)).as(text).isEqualTo(described(system));
            for (String other : List.of("", "x", "/x", "b/../c", "../y")) {
                assertThat(own.resolve(other))
                        .asString()
                        .isEqualTo(system.resolve(other).toString());
                assertThat(own.startsWith(other)).as(other).isEqualTo(system.startsWith(other));
                assertThat(own.endsWith(other)).as(other).isEqualTo(system.endsWith(other));
            }
        }
        assertThat(disk.getPath("/a/b").relativize(disk.getPath("/a/c/d")))
                .asString()
                .isEqualTo("../c/d");
        assertThat(disk.getPath("/a/b").resolveSibling("c")).asString().isEqualTo("/a/c");
    }

    private static List<String> described(Path path) {
        List<String> facts = new ArrayList<>();
        facts.add(path.toString());
        facts.add(String.valueOf(path.getParent()));
        facts.add(String.valueOf(path.getFileName()));
        facts.add(String.valueOf(path.getRoot()));
        facts.add(path.getNameCount() + " " + path.isAbsolute());
        facts.add(path.normalize().toString());
        path.forEach(name -> facts.add(name.toString()));
        return facts;
    }
}
