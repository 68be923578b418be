package dev.purser.storage.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.storage.object.ObjectStore.Facts;
import dev.purser.storage.object.ObjectStore.Listed;
import dev.purser.storage.object.ObjectStore.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assumptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of objects does. A store's own test extends this and says how an empty one is made. */
public abstract class AbstractObjectStoreTests {
    protected static final Facts JSON = new Facts("application/json", Optional.empty(), Map.of());

    private ObjectStore store;

    /** A store that holds nothing. */
    protected abstract ObjectStore create() throws Exception;

    /** False where the platform's encoding of file names is not UTF-8. */
    protected boolean holdsEveryName() {
        return true;
    }

    /** Names with letters above the surrogates' numbers and beyond the basic plane, sorted. */
    protected List<String> lastNames() {
        return List.of("z\uffee", "z\ud83d\ude00");
    }

    @BeforeEach
    void open() throws Exception {
        store = create();
    }

    @AfterEach
    void shut() {
        store.close();
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    protected static String text(Optional<Stored> stored) {
        return new String(stored.orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    private static List<String> names(List<Listed> listed) {
        return listed.stream().map(Listed::name).toList();
    }

    @Test
    void whatIsPutIsReadBackWithItsFacts() throws Exception {
        Facts facts = new Facts(
                "application/json", Optional.of("gzip"), Map.of("checkpoint", "bG9n+/=", "first-sequence", "17"));
        byte[] all = new byte[70_000];
        IntStream.range(0, all.length).forEach(i -> all[i] = (byte) (i * 31));
        store.put("AWSLogs/1/CloudTrail/file.json.gz", all, facts);
        Stored stored = store.get("AWSLogs/1/CloudTrail/file.json.gz").orElseThrow();
        assertThat(stored.bytes()).isEqualTo(all);
        assertThat(stored.facts()).isEqualTo(facts);
        assertThat(stored.listed().name()).isEqualTo("AWSLogs/1/CloudTrail/file.json.gz");
        assertThat(stored.listed().size()).isEqualTo(all.length);
        assertThat(stored.listed().tag()).isNotEmpty().doesNotContain("\"");
        assertThat(stored.listed().changed())
                .isBetween(
                        Instant.now().minus(Duration.ofHours(1)), Instant.now().plusSeconds(2));
    }

    @Test
    void anEmptyObjectIsAnObject() throws Exception {
        store.put("empty", new byte[0], JSON);
        assertThat(store.get("empty").orElseThrow().bytes()).isEmpty();
        assertThat(store.list("", "", 10)).hasSize(1);
    }

    @Test
    void aPutReplacesTheWholeObjectAndItsTag() throws Exception {
        store.put("a", bytes("a long first text"), new Facts("text/plain", Optional.empty(), Map.of("old", "1")));
        String tag = store.get("a").orElseThrow().listed().tag();
        store.put("a", bytes("short"), JSON);
        Stored stored = store.get("a").orElseThrow();
        assertThat(stored.bytes()).isEqualTo(bytes("short"));
        assertThat(stored.facts()).isEqualTo(JSON);
        assertThat(stored.listed().tag()).isNotEqualTo(tag);
        assertThat(store.list("", "", 10)).containsExactly(stored.listed());
    }

    @Test
    void whatIsNotThereIsEmptyAndDeletedInPeace() throws Exception {
        assertThat(store.get("none")).isEmpty();
        assertThat(store.get("none/below")).isEmpty();
        store.delete("none");
        assertThat(store.list("", "", 10)).isEmpty();
    }

    @Test
    void aDeletedObjectIsGone() throws Exception {
        store.put("a/b", bytes("x"), JSON);
        store.delete("a/b");
        assertThat(store.get("a/b")).isEmpty();
        assertThat(store.list("", "", 10)).isEmpty();
        store.put("a/b", bytes("y"), JSON);
        assertThat(text(store.get("a/b"))).isEqualTo("y");
    }

    /** A folder's name sorts by the slash that follows it, whatever the file system thinks. */
    @Test
    void namesComeInTheOrderOfTheirBytes() throws Exception {
        List<String> sorted = Stream.concat(
                        Stream.of(
                                "a!", "a-b/x", "a.json", "a/b/c", "a/b0", "a/z", "a0", "b=c/d e+f:g", "z\u00e4\u4e2d"),
                        lastNames().stream())
                .filter(name -> holdsEveryName() || name.chars().allMatch(c -> c < 0x7f))
                .toList();
        List<String> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(7));
        for (String name : shuffled) {
            store.put(name, bytes(name), JSON);
        }
        assertThat(names(store.list("", "", 100))).containsExactlyElementsOf(sorted);
        for (String name : sorted) {
            assertThat(text(store.get(name))).isEqualTo(name);
        }
    }

    @Test
    void aListingIsPagedByTheLastName() throws Exception {
        for (int i = 0; i < 25; i++) {
            store.put("p/" + i % 3 + "/" + (char) ('a' + i), bytes("" + i), JSON);
        }
        store.put("q/other", bytes("x"), JSON);
        List<String> all = names(store.list("p/", "", 100));
        assertThat(all).hasSize(25).isSorted();
        List<String> paged = new ArrayList<>();
        List<Listed> page = store.list("p/", "", 4);
        while (!page.isEmpty()) {
            assertThat(page.size()).isLessThanOrEqualTo(4);
            paged.addAll(names(page));
            page = store.list("p/", page.getLast().name(), 4);
        }
        assertThat(paged).isEqualTo(all);
        assertThat(names(store.list("p/1", "", 100))).hasSize(8).allMatch(name -> name.startsWith("p/1/"));
        assertThat(store.list("p/1/", "p/1/zzz", 100)).isEmpty();
        assertThat(store.list("p/1/", "p/0/zzz", 100)).hasSize(8);
        assertThatThrownBy(() -> store.list("", "", 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyMayWriteAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    store.put("many/" + number % 20, bytes("text " + number % 20), JSON);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(store.list("many/", "", 100)).hasSize(20);
        for (int i = 0; i < 20; i++) {
            assertThat(text(store.get("many/" + i))).isEqualTo("text " + i);
        }
    }

    @Test
    void factsThatNoHeaderCanCarryAreRefused() {
        assertThatThrownBy(() -> new Facts("a\nb", Optional.empty(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Facts("a", Optional.empty(), Map.of("Upper", "x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Facts("a", Optional.empty(), Map.of("x", "\u00e4")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAppendGrowsTheObject() throws Exception {
        Assumptions.assumeThat(store.appends()).isTrue();
        Facts first = new Facts("application/json", Optional.empty(), Map.of("checkpoint", "1"));
        Facts second = new Facts("application/json", Optional.empty(), Map.of("checkpoint", "2"));
        store.append("h=00/PT1H.json", bytes("one\n"), first);
        String tag = store.get("h=00/PT1H.json").orElseThrow().listed().tag();
        store.append("h=00/PT1H.json", bytes("two\n"), second);
        Stored stored = store.get("h=00/PT1H.json").orElseThrow();
        assertThat(stored.bytes()).isEqualTo(bytes("one\ntwo\n"));
        assertThat(stored.facts()).isEqualTo(second);
        assertThat(stored.listed().tag()).isNotEqualTo(tag);
        assertThat(store.list("", "", 10)).containsExactly(stored.listed());
    }

    @Test
    void whatWasPutCanBeAppendedTo() throws Exception {
        Assumptions.assumeThat(store.appends()).isTrue();
        store.put("a", bytes("put "), JSON);
        store.append("a", bytes("appended"), JSON);
        assertThat(text(store.get("a"))).isEqualTo("put appended");
        store.put("a", bytes("anew"), JSON);
        assertThat(text(store.get("a"))).isEqualTo("anew");
    }

    @Test
    void whatCannotAppendSaysSo() {
        Assumptions.assumeThat(store.appends()).isFalse();
        assertThatThrownBy(() -> store.append("a", bytes("x"), JSON)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void closingTwiceIsClosing() {
        store.close();
        store.close();
    }
}
