package dev.purser.storage.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.storage.object.ObjectStoreException.Kind;
import dev.purser.testkit.disk.Fault;
import dev.purser.testkit.disk.FaultPlan;
import dev.purser.testkit.disk.PowerCutDrill;
import dev.purser.testkit.disk.PowerCutFileSystem;
import dev.purser.testkit.disk.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestFolderObjectStore extends AbstractObjectStoreTests {
    @TempDir
    private Path folder;

    private Path bucket() {
        return folder.resolve("deep/bucket");
    }

    @Override
    protected ObjectStore create() {
        return new FolderObjectStore(bucket());
    }

    @Override
    protected boolean holdsEveryName() {
        return System.getProperty("sun.jnu.encoding").equals("UTF-8");
    }

    private static List<String> visible(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> !name.startsWith(".purser/"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theFolderLooksAsTheBucketWould() throws Exception {
        try (ObjectStore store = create()) {
            store.put("a/b.json", bytes("one"), JSON);
            store.append("a/c.json", bytes("two"), JSON);
            assertThat(visible(bucket())).containsExactly("a/b.json", "a/c.json");
            assertThat(bucket().resolve("a/b.json")).hasContent("one");
            assertThat(bucket().resolve("a/c.json")).hasContent("two");
            assertThat(store.list("", "", 10)).hasSize(2);
            assertThat(store.list(".purser/", "", 10)).isEmpty();
        }
    }

    /** What has no hyphen is taken for an MD5 by some clients, and compared. */
    @Test
    void theTagIsOfTheContentAndTakenForNoMd5() throws Exception {
        try (ObjectStore store = create()) {
            store.put("a", bytes("hello"), JSON);
            store.put("b", bytes("hello"), JSON);
            store.put("c", bytes("hellO"), JSON);
            String tag = store.get("a").orElseThrow().listed().tag();
            assertThat(tag)
                    .contains("-")
                    .isEqualTo(store.get("b").orElseThrow().listed().tag());
            assertThat(tag).isNotEqualTo(store.get("c").orElseThrow().listed().tag());
        }
    }

    @Test
    void aFilePutThereByHandIsAnObjectWithoutFacts() throws Exception {
        try (ObjectStore store = create()) {
            Files.createDirectories(bucket().resolve("x"));
            Files.writeString(bucket().resolve("x/hand"), "made");
            assertThat(text(store.get("x/hand"))).isEqualTo("made");
            assertThat(store.get("x/hand").orElseThrow().facts()).isEqualTo(ObjectStore.Facts.PLAIN);
            store.append("x/hand", bytes(" longer"), JSON);
            assertThat(text(store.get("x/hand"))).isEqualTo("made longer");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "../a",
                "a/..",
                "a/../../b",
                "a/./b",
                ".purser",
                ".purser/x",
                "a\\b",
                "a\u0000b",
                "a\nb",
                "\u007f"
            })
    void namesThatWouldLeaveTheFolderAreRefused(String name) throws Exception {
        try (ObjectStore store = create()) {
            for (Call call : List.<Call>of(
                    () -> store.put(name, bytes("x"), JSON),
                    () -> store.append(name, bytes("x"), JSON),
                    () -> store.get(name),
                    () -> store.delete(name))) {
                assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                ObjectStoreException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
            }
        }
        assertThat(visible(folder)).isEmpty();
    }

    @FunctionalInterface
    private interface Call {
        void run() throws Exception;
    }

    @Test
    void namesThatNoFileCanHaveAreRefused() throws Exception {
        try (ObjectStore store = create()) {
            for (String name : List.of("a/".repeat(600) + "b", "x".repeat(211), "\u00e4".repeat(106) + "/b")) {
                assertThatThrownBy(() -> store.put(name, bytes("x"), JSON))
                        .isInstanceOfSatisfying(
                                ObjectStoreException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
            }
            store.put("x".repeat(210), bytes("x"), JSON);
        }
    }

    /** Whatever the name: it is refused, or its file lies below the folder. */
    @Property(tries = 500)
    void noNameLeavesTheFolder(@ForAll String name) {
        Path root = Path.of("/some/root");
        try {
            Path file = FolderNames.resolve(root, name).normalize();
            assertThat(file.startsWith(root) && !file.equals(root)).isTrue();
        } catch (ObjectStoreException refused) {
            assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        }
    }

    @Property
    void namesAreOrderedAsTheirBytes(@ForAll String one, @ForAll String other) {
        int expected = java.util.Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        if (StandardCharsets.UTF_8.newEncoder().canEncode(one)
                && StandardCharsets.UTF_8.newEncoder().canEncode(other)) {
            assertThat(Integer.signum(FolderNames.ORDER.compare(one, other))).isEqualTo(Integer.signum(expected));
        }
    }

    @Test
    void linksAreNotFollowed() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        try (ObjectStore store = create()) {
            store.put("a", bytes("x"), JSON);
            Files.createSymbolicLink(bucket().resolve("link"), outside);
            Files.createSymbolicLink(bucket().resolve("file"), outside.resolve("secret"));
            assertThat(store.get("link/secret")).isEmpty();
            assertThat(store.get("file")).isEmpty();
            assertThat(store.list("", "", 10)).hasSize(1);
            for (String name : List.of("link/secret", "link/new", "file")) {
                assertThatThrownBy(() -> store.put(name, bytes("x"), JSON)).isInstanceOf(ObjectStoreException.class);
                assertThatThrownBy(() -> store.append(name, bytes("x"), JSON)).isInstanceOf(ObjectStoreException.class);
                store.delete(name);
            }
        }
        assertThat(outside.resolve("secret")).hasContent("secret");
        assertThat(visible(outside)).containsExactly("secret");
    }

    @Test
    void aFileInTheWayOfAFolderIsRefused() throws Exception {
        try (ObjectStore store = create()) {
            store.put("a", bytes("x"), JSON);
            assertThatThrownBy(() -> store.put("a/b", bytes("x"), JSON))
                    .isInstanceOfSatisfying(
                            ObjectStoreException.class,
                            e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
            assertThat(store.get("a/b")).isEmpty();
        }
    }

    /** Bytes behind the acknowledged length are what an append that never returned left. */
    @Test
    void aTornAppendIsCutBackByTheNextProcess() throws Exception {
        Path root = folder.resolve("torn");
        try (ObjectStore store = new FolderObjectStore(root)) {
            store.append("h/PT1H.json", bytes("whole\n"), JSON);
        }
        Files.writeString(root.resolve("h/PT1H.json"), "{\"tor", StandardOpenOption.APPEND);
        try (ObjectStore store = new FolderObjectStore(root)) {
            assertThat(text(store.get("h/PT1H.json"))).isEqualTo("whole\n");
            store.put("another", bytes("x"), JSON);
            assertThat(root.resolve("h/PT1H.json")).hasContent("whole\n");
            Files.writeString(root.resolve("h/PT1H.json"), "{\"tor", StandardOpenOption.APPEND);
            store.append("h/PT1H.json", bytes("next\n"), JSON);
            assertThat(root.resolve("h/PT1H.json")).hasContent("whole\nnext\n");
        }
    }

    @Test
    void aFullDiskIsFullAndLeavesNoPart() throws Exception {
        PowerCutFileSystem disk = PowerCutFileSystem.create();
        Path root = disk.getPath("/data/bucket");
        try (ObjectStore store = new FolderObjectStore(root)) {
            store.append("a", bytes("first\n"), JSON);
            disk.plan(FaultPlan.from(Step.Kind.WRITE, 1, Fault.ENOSPC));
            for (Call call : List.<Call>of(
                    () -> store.append("a", bytes("second\n"), JSON), () -> store.put("b", bytes("x"), JSON))) {
                assertThatThrownBy(call::run)
                        .isInstanceOfSatisfying(
                                ObjectStoreException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.FULL));
            }
            assertThat(Files.readString(root.resolve("a"))).isEqualTo("first\n");
            assertThat(text(store.get("a"))).isEqualTo("first\n");
            assertThat(store.get("b")).isEmpty();
            disk.plan(FaultPlan.none());
            store.append("a", bytes("second\n"), JSON);
            assertThat(Files.readString(root.resolve("a"))).isEqualTo("first\nsecond\n");
        }
    }

    /**
     * Whatever step the power fails in: what was acknowledged is there, whole, with its facts; what was not is there whole
     * or not at all, and no file holds part of an append once the store has written again.
     */
    @Test
    void whatWasAcknowledgedSurvivesAPowerCutInEveryStep() throws Exception {
        long cuts = PowerCutDrill.<TreeMap<String, String>>everyStep(
                4,
                TreeMap::new,
                (disk, acknowledged) -> {
                    try (ObjectStore store = new FolderObjectStore(disk.getPath("/data/bucket"))) {
                        for (int i = 0; i < 3; i++) {
                            store.put("new/" + i, bytes("object " + i), facts(i));
                            acknowledged.put("new/" + i, "object " + i);
                            store.append("grows", bytes("line " + i + "\n"), facts(i));
                            acknowledged.merge("grows", "line " + i + "\n", String::concat);
                        }
                    }
                },
                (found, acknowledged) -> {
                    Path root = found.getPath("/data/bucket");
                    try (ObjectStore store = new FolderObjectStore(root)) {
                        check(store, acknowledged);
                        store.put("after", bytes("x"), JSON);
                        check(store, acknowledged);
                        String grows =
                                Files.exists(root.resolve("grows")) ? Files.readString(root.resolve("grows")) : "";
                        assertThat(grows).isIn("", "line 0\n", "line 0\nline 1\n", "line 0\nline 1\nline 2\n");
                        store.append("grows", bytes("end\n"), JSON);
                        assertThat(Files.readString(root.resolve("grows"))).isEqualTo(grows + "end\n");
                        assertThat(text(store.get("grows"))).isEqualTo(grows + "end\n");
                    }
                });
        assertThat(cuts).isGreaterThan(60);
    }

    private static ObjectStore.Facts facts(int i) {
        return new ObjectStore.Facts("text/plain", Optional.empty(), Map.of("number", "" + i));
    }

    private static void check(ObjectStore store, Map<String, String> acknowledged) throws ObjectStoreException {
        List<String> listed = new ArrayList<>();
        store.list("", "", 100).forEach(one -> listed.add(one.name()));
        assertThat(listed).containsAll(acknowledged.keySet());
        for (Map.Entry<String, String> one : acknowledged.entrySet()) {
            if (one.getKey().equals("grows")) {
                assertThat(text(store.get("grows"))).startsWith(one.getValue());
            } else {
                assertThat(text(store.get(one.getKey()))).isEqualTo(one.getValue());
                assertThat(store.get(one.getKey()).orElseThrow().facts().metadata())
                        .containsKey("number");
            }
        }
    }
}
