package dev.purser.testkit.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TestFaultPlan {
    private final PowerCutFileSystem disk = PowerCutFileSystem.create();
    private final Path root = disk.root();

    private static void assertFails(ThrowingCallable call, String reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        FileSystemException.class,
                        e -> assertThat(e.getReason()).isEqualTo(reason));
    }

    @Test
    void stepsAreCountedByKind() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "text");
        Files.readString(file);
        Files.move(file, root.resolve("other"));
        Files.delete(root.resolve("other"));
        assertThat(disk.steps()).isEqualTo(4);
        assertThat(disk.steps(Step.Kind.WRITE)).isEqualTo(1);
        assertThat(disk.steps(Step.Kind.READ)).isPositive();
    }

    @Test
    void theNthOfAKindFails() throws IOException {
        disk.plan(FaultPlan.at(Step.Kind.WRITE, 2, Fault.EIO).or(FaultPlan.at(Step.Kind.DELETE, 1, Fault.ENOSPC)));
        Path file = root.resolve("file");
        try (FileChannel channel = FileChannel.open(file, READ, WRITE, CREATE)) {
            channel.write(ByteBuffer.wrap("one".getBytes(UTF_8)));
            assertFails(() -> channel.write(ByteBuffer.wrap("two!".getBytes(UTF_8))), "Input/output error");
            assertThat(channel.size()).as("half of it got there").isEqualTo(5);
            channel.write(ByteBuffer.wrap("six".getBytes(UTF_8)), 3);
        }
        assertThat(Files.readString(file)).isEqualTo("onesix");
        assertFails(() -> Files.delete(file), "No space left on device");
        Files.delete(file);
    }

    @Test
    void faultsCanBeBoundToPaths() throws IOException {
        disk.plan(FaultPlan.from(Step.Kind.CREATE, 1, Fault.ENOSPC).where(path -> path.startsWith("/journal")));
        Files.createFile(root.resolve("other"));
        assertFails(() -> Files.createFile(root.resolve("journal")), "No space left on device");
        assertThat(Files.exists(root.resolve("journal"))).isFalse();
        disk.plan(FaultPlan.none());
        Files.createFile(root.resolve("journal"));
    }

    @Test
    void aShortWriteIsNoError() throws IOException {
        disk.plan(FaultPlan.at(Step.Kind.WRITE, 1, Fault.SHORT));
        try (FileChannel channel = FileChannel.open(root.resolve("file"), WRITE, CREATE)) {
            ByteBuffer bytes = ByteBuffer.allocate(10);
            assertThat(channel.write(bytes)).isEqualTo(5);
            assertThat(bytes.remaining()).isEqualTo(5);
            assertThat(channel.write(bytes)).isEqualTo(5);
        }
    }

    @Test
    void afterAFailedForceALaterOneSavesNothing() throws IOException {
        Set<String> found = new HashSet<>();
        for (int before = 0; before < 50; before++) {
            PowerCutFileSystem each = PowerCutFileSystem.create();
            Path file = each.root().resolve("file");
            for (int i = 0; i < before; i++) {
                Files.createFile(each.root().resolve("other" + i));
            }
            try (FileChannel channel = FileChannel.open(file, WRITE, CREATE);
                    FileChannel folder = FileChannel.open(each.root(), READ)) {
                folder.force(true);
                each.plan(FaultPlan.at(Step.Kind.FORCE, 2, Fault.EIO));
                channel.write(ByteBuffer.wrap("text".getBytes(UTF_8)));
                assertFails(() -> channel.force(true), "Input/output error");
                assertThat(Files.readString(file)).isEqualTo("text");
                channel.force(true);
            }
            found.add(Files.readString(each.powerCut(0).root().resolve("file")));
        }
        assertThat(found).as("the size is the later force's, the bytes are not").contains("\0\0\0\0", "text");
    }

    @Test
    void aFailedForceOfAFolderMayLoseItsNames() throws IOException {
        Set<Boolean> kept = new HashSet<>();
        for (int before = 0; before < 50; before++) {
            PowerCutFileSystem each = PowerCutFileSystem.create();
            for (int i = 0; i < before; i++) {
                Files.createFile(each.root().resolve("other" + i));
            }
            Path file = Files.createFile(each.root().resolve("file"));
            each.plan(FaultPlan.at(Step.Kind.FORCE, 1, Fault.EIO));
            try (FileChannel folder = FileChannel.open(each.root(), READ)) {
                assertFails(() -> folder.force(true), "Input/output error");
                folder.force(true);
            }
            assertThat(Files.exists(file)).isTrue();
            kept.add(Files.exists(each.powerCut(0).root().resolve("file")));
        }
        assertThat(kept).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void readsCanFail() throws IOException {
        Path file = Files.writeString(root.resolve("file"), "text");
        disk.plan(FaultPlan.from(Step.Kind.READ, 1, Fault.EIO));
        assertFails(() -> Files.readString(file), "Input/output error");
    }

    @Test
    void aCutEndsEverything() throws IOException {
        disk.plan(FaultPlan.cutAt(2));
        Files.createFile(root.resolve("one"));
        assertThatThrownBy(() -> Files.createFile(root.resolve("two"))).isInstanceOf(PowerCutException.class);
        assertThatThrownBy(() -> Files.size(root.resolve("one"))).isInstanceOf(PowerCutException.class);
        assertThat(Files.exists(disk.powerCut(1).root().resolve("two")))
                .as("what was cut may have got there")
                .isTrue();
    }

    @Test
    void theDrillFindsAMissingSync() {
        PowerCutDrill.Check<List<String>> check = (found, answered) -> {
            for (String name : answered) {
                assertThat(Files.readString(found.root().resolve(name))).isEqualTo("text");
            }
        };
        assertThatThrownBy(() -> PowerCutDrill.everyStep(
                        4,
                        ArrayList::new,
                        (disk, answered) -> {
                            write(disk, "file", false);
                            answered.add("file");
                            write(disk, "next", false);
                        },
                        check))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("power cut in step");
    }

    @Test
    void theDrillPassesWhatIsSynced() throws Exception {
        long cuts = PowerCutDrill.everyStep(
                4,
                ArrayList<String>::new,
                (disk, answered) -> {
                    for (String name : List.of("one", "two")) {
                        write(disk, name, true);
                        answered.add(name);
                    }
                },
                (found, answered) -> {
                    for (String name : answered) {
                        assertThat(Files.readString(found.root().resolve(name))).isEqualTo("text");
                    }
                });
        assertThat(cuts).as("create, write, force, force folder, twice").isEqualTo(8);
    }

    private static void write(PowerCutFileSystem disk, String name, boolean folderToo) throws IOException {
        try (FileChannel channel = FileChannel.open(disk.root().resolve(name), WRITE, CREATE);
                FileChannel folder = FileChannel.open(disk.root(), READ)) {
            channel.write(ByteBuffer.wrap("text".getBytes(UTF_8)));
            channel.force(true);
            if (folderToo) {
                folder.force(true);
            }
        }
    }
}
