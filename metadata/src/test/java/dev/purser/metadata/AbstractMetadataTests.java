package dev.purser.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.journal.JournalError;
import dev.purser.journal.JournalState;
import dev.purser.journal.MemoryJournal;
import dev.purser.journal.OutboxRow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine of the metadata database must keep. An engine's test gives an empty database. */
public abstract class AbstractMetadataTests {
    private static final Migration THINGS = new Migration("test", 1, """
            -- A thing; and its parts.
            CREATE TABLE thing (name TEXT NOT NULL PRIMARY KEY, size BIGINT, live BIGINT, content BLOB, made BIGINT) {without-rowid};
            CREATE TABLE part (
                number {identity},
                thing TEXT NOT NULL REFERENCES thing (name) ON DELETE RESTRICT,
                note TEXT DEFAULT 'a;b' CHECK (note <> 'forbidden')
            );
            """);

    private final MemoryJournal journal = new MemoryJournal();
    private MetadataFixture fixture;
    private Metadata metadata;

    /** Where an empty database is; asked once per test. */
    protected abstract MetadataConfig config() throws Exception;

    private MetadataConfig config;

    @BeforeEach
    void open() throws Exception {
        config = config();
        open(List.of(THINGS));
    }

    /** The database of the test that runs. */
    protected final Metadata metadata() {
        return metadata;
    }

    private void open(List<Migration> migrations) {
        fixture = new MetadataFixture(config, migrations, Clock.systemUTC(), journal);
        metadata = fixture.metadata();
    }

    @AfterEach
    void close() {
        journal.become(JournalState.OK);
        fixture.close();
    }

    private static int insert(Tx tx, String name) {
        return tx.update("INSERT INTO thing (name) VALUES (?)", name);
    }

    private Recording recording(String name) {
        return fixture.recording(Action.NAMESPACE_CREATE)
                .target(Target.builder(TargetType.NAMESPACE).name(name).build());
    }

    private List<String> names() {
        return metadata.list("SELECT name FROM thing ORDER BY name", row -> row.text("name"));
    }

    private List<String> recorded() {
        return journal.audit().stream()
                .map(event -> event.targets().getFirst().name().orElseThrow())
                .toList();
    }

    private long outboxRows() {
        return metadata.one("SELECT count(*) AS n FROM outbox", row -> row.number("n"))
                .orElseThrow();
    }

    @Test
    void aChangeIsThereAndOnTheRecord() {
        Recording recording = recording("a");
        int changed = metadata.change(recording, tx -> {
            recording.response("made", true);
            return insert(tx, "a");
        });
        assertThat(changed).isOne();
        assertThat(names()).containsExactly("a");
        assertThat(recording.state()).isEqualTo(Recording.State.DURABLE);
        assertThat(recorded()).containsExactly("a");
        assertThat(fixture.last().data().response()).isEqualTo(Map.of("made", true));
        assertThat(fixture.last().id()).isEqualTo(recording.id());
    }

    @Test
    void aChangeThatThrowsLeavesNothing() {
        Recording recording = recording("a");
        IllegalArgumentException wrong = new IllegalArgumentException("no");
        assertThatThrownBy(() -> metadata.change(recording, tx -> {
                    insert(tx, "a");
                    throw wrong;
                }))
                .isSameAs(wrong);
        assertThat(names()).isEmpty();
        assertThat(recording.state()).isEqualTo(Recording.State.OPEN);
        assertThat(recorded()).isEmpty();
        assertThat(outboxRows()).isZero();
        metadata.change(recording, tx -> insert(tx, "b"));
        assertThat(names()).containsExactly("b");
    }

    @Test
    void aChangeThatSwallowsAFailureFailsAllTheSame() {
        Recording recording = recording("a");
        assertThatThrownBy(() -> metadata.change(recording, tx -> {
                    insert(tx, "a");
                    try {
                        insert(tx, "a");
                    } catch (ConstraintViolationException e) {
                        return "went on";
                    }
                    return "never";
                }))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(names()).isEmpty();
        assertThat(recorded()).isEmpty();
    }

    @Test
    void rulesOfTheSchemaAreToldApart() {
        metadata.maintain(tx -> insert(tx, "a"));
        assertThat(rule("INSERT INTO thing (name) VALUES ('a')")).isEqualTo(ConstraintViolationException.Rule.UNIQUE);
        assertThat(rule("INSERT INTO part (thing) VALUES ('b')"))
                .isEqualTo(ConstraintViolationException.Rule.FOREIGN_KEY);
        assertThat(rule("INSERT INTO part (thing) VALUES (NULL)"))
                .isEqualTo(ConstraintViolationException.Rule.NOT_NULL);
        assertThat(rule("INSERT INTO part (thing, note) VALUES ('a', 'forbidden')"))
                .isEqualTo(ConstraintViolationException.Rule.CHECK);
        metadata.maintain(tx -> tx.update("INSERT INTO part (thing) VALUES ('a')"));
        assertThat(rule("DELETE FROM thing WHERE name = 'a'")).isEqualTo(ConstraintViolationException.Rule.FOREIGN_KEY);
        assertThat(metadata.one("SELECT note FROM part", row -> row.text("note")))
                .contains("a;b");
    }

    private ConstraintViolationException.Rule rule(String sql) {
        return catchThrowableOfType(ConstraintViolationException.class, () -> metadata.maintain(tx -> tx.update(sql)))
                .rule();
    }

    @Test
    void wrongSqlIsABugAndNotAnOutage() {
        assertThatIllegalStateException()
                .isThrownBy(() -> metadata.maintain(tx -> tx.update("INSERT INTO nowhere VALUES (1)")));
        assertThatIllegalStateException().isThrownBy(() -> metadata.list("SELECT nothing FROM thing", row -> 1));
        metadata.maintain(tx -> insert(tx, "a"));
        assertThat(names()).containsExactly("a");
    }

    @Test
    void everyTypeComesBack() {
        Instant made = Instant.parse("2026-03-04T05:06:07.123456Z");
        metadata.maintain(tx -> tx.update(
                "INSERT INTO thing (name, size, live, content, made) VALUES (?, ?, ?, ?, ?)",
                "ü€😀",
                Long.MAX_VALUE,
                true,
                new byte[] {0, 1, -1},
                made.plusNanos(789)));
        metadata.maintain(tx -> tx.update(
                "INSERT INTO thing (name, size, live, content, made) VALUES (?, ?, ?, ?, ?)",
                "void",
                Optional.empty(),
                Optional.of(false),
                Optional.empty(),
                Optional.empty()));
        boolean whole = metadata.one(
                        "SELECT * FROM thing WHERE name = ?",
                        row -> {
                            assertThat(row.text("NAME")).isEqualTo("ü€😀");
                            assertThat(row.number("size")).isEqualTo(Long.MAX_VALUE);
                            assertThat(row.truth("live")).isTrue();
                            assertThat(row.bytes("content")).containsExactly(0, 1, -1);
                            assertThat(row.instant("made")).isEqualTo(made);
                            assertThatIllegalArgumentException().isThrownBy(() -> row.text("other"));
                            return true;
                        },
                        "ü€😀")
                .orElseThrow();
        boolean empty = metadata.one(
                        "SELECT * FROM thing WHERE name = ?",
                        row -> {
                            assertThat(row.optionalNumber("size")).isEmpty();
                            assertThat(row.truth("live")).isFalse();
                            assertThat(row.optionalBytes("content")).isEmpty();
                            assertThat(row.optionalInstant("made")).isEmpty();
                            assertThatIllegalStateException().isThrownBy(() -> row.number("size"));
                            assertThatIllegalStateException().isThrownBy(() -> row.bytes("content"));
                            return true;
                        },
                        "void")
                .orElseThrow();
        assertThat(whole && empty).isTrue();
    }

    @Test
    void textIsOrderedByteByByteAndLikeKnowsCase() {
        for (String name : List.of("b", "a-b", "ab", "B", "a_b", "é", "a.b")) {
            metadata.maintain(tx -> insert(tx, name));
        }
        assertThat(names()).containsExactly("B", "a-b", "a.b", "a_b", "ab", "b", "é");
        assertThat(metadata.list("SELECT name FROM thing WHERE name > ? ORDER BY name", row -> row.text("name"), "a_b"))
                .containsExactly("ab", "b", "é");
        assertThat(metadata.list("SELECT name FROM thing WHERE name LIKE 'B%'", row -> row.text("name")))
                .containsExactly("B");
    }

    @Test
    void returningAndConflictsAreUnderstood() {
        metadata.maintain(tx -> insert(tx, "a"));
        String insert = "INSERT INTO thing (name) VALUES (?) ON CONFLICT (name) DO NOTHING";
        assertThat(metadata.<Integer>maintain(tx -> tx.update(insert, "a"))).isZero();
        assertThat(metadata.<Integer>maintain(tx -> tx.update(insert, "b"))).isOne();
        String part = "INSERT INTO part (thing) VALUES (?) RETURNING number";
        long first = metadata.maintain(
                tx -> tx.one(part, row -> row.number("number"), "a").orElseThrow());
        metadata.maintain(tx -> tx.update("DELETE FROM part"));
        long second = metadata.maintain(
                tx -> tx.one(part, row -> row.number("number"), "a").orElseThrow());
        assertThat(second).isGreaterThan(first);
    }

    @Test
    void aReadSeesOneMomentAndNeverWaits() throws Exception {
        metadata.maintain(tx -> insert(tx, "a"));
        List<String> both = metadata.read(tx -> {
            List<String> seen = new ArrayList<>(tx.list("SELECT name FROM thing", row -> row.text("name")));
            onAnotherThread(() -> metadata.maintain(other -> insert(other, "b")));
            seen.addAll(tx.list("SELECT name FROM thing", row -> row.text("name")));
            return seen;
        });
        assertThat(both).containsExactly("a", "a");
        List<String> during = metadata.maintain(tx -> {
            insert(tx, "c");
            List<String> seen = new ArrayList<>();
            onAnotherThread(() -> seen.addAll(names()));
            return seen;
        });
        assertThat(during).containsExactly("a", "b");
        assertThat(names()).containsExactly("a", "b", "c");
    }

    private static void onAnotherThread(Runnable work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aReadCannotWriteAndATransactionEndsWithItsCall() {
        assertThatIllegalStateException().isThrownBy(() -> metadata.read(tx -> insert(tx, "a")));
        assertThatThrownBy(() -> metadata.one("INSERT INTO thing (name) VALUES ('a') RETURNING name", row -> 1))
                .isInstanceOf(RuntimeException.class);
        Tx gone = metadata.maintain(tx -> tx);
        assertThatIllegalStateException().isThrownBy(() -> insert(gone, "a"));
        assertThatIllegalStateException()
                .isThrownBy(() -> metadata.maintain(tx -> metadata.<Integer>maintain(inner -> insert(inner, "a"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metadata.list("SELECT ? AS x", row -> 1, new Object[] {null}));
        assertThat(names()).isEmpty();
    }

    @Test
    void oneStatementCanBeUsedInsideItself() {
        List.of("a", "b").forEach(name -> metadata.maintain(tx -> insert(tx, name)));
        String sql = "SELECT name FROM thing ORDER BY name";
        List<String> nested =
                metadata.read(tx -> tx.list(sql, row -> row.text("name") + tx.list(sql, inner -> inner.text("name"))));
        assertThat(nested).containsExactly("a[a, b]", "b[a, b]");
    }

    @Test
    void manyChangesAtOnceFailingOnesAmongThem() throws Exception {
        int count = 400;
        List<Future<Boolean>> results;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch start = new CountDownLatch(1);
            results = IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return attempt(i);
                    }))
                    .toList();
            start.countDown();
        }
        HashSet<String> expected = new HashSet<>();
        for (int i = 0; i < count; i++) {
            assertThat(results.get(i).get()).isEqualTo(i % 5 != 0);
            if (i % 5 != 0) {
                expected.add("n" + i);
            }
        }
        assertThat(names()).hasSize(expected.size()).allMatch(expected::contains);
        assertThat(recorded())
                .hasSize(expected.size())
                .allMatch(expected::contains)
                .doesNotHaveDuplicates();
        metadata.maintain(tx -> true);
        assertThat(metadata.rows()).isEmpty();
    }

    private boolean attempt(int i) {
        Recording recording = recording("n" + i);
        try {
            metadata.change(recording, tx -> {
                insert(tx, "n" + i);
                if (i % 5 == 0) {
                    throw new IllegalArgumentException("refused");
                }
                return i;
            });
            return recording.state() == Recording.State.DURABLE;
        } catch (IllegalArgumentException e) {
            return recording.state() != Recording.State.OPEN;
        }
    }

    @Test
    void concurrentIncrementsAreNotLost() throws Exception {
        metadata.maintain(tx -> tx.update("INSERT INTO thing (name, size) VALUES ('count', 0)"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                threads.submit(() -> metadata.maintain(tx -> {
                    long size = tx.one("SELECT size FROM thing", row -> row.number("size"))
                            .orElseThrow();
                    return tx.update("UPDATE thing SET size = ?", size + 1);
                }));
            }
        }
        assertThat(metadata.one("SELECT size FROM thing", row -> row.number("size")))
                .contains(200L);
    }

    @Test
    void aJournalThatIsAwayStopsAChangeBeforeItHappens() {
        journal.become(JournalState.FAILED);
        Recording recording = recording("a");
        assertThatThrownBy(() -> metadata.change(recording, tx -> insert(tx, "a")))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(JournalError.JOURNAL_UNAVAILABLE));
        assertThat(names()).isEmpty();
        assertThat(recording.state()).isEqualTo(Recording.State.OPEN);
    }

    @Test
    void aJournalThatFailsAfterTheCommitIsMadeUpFor() {
        metadata.change(recording("a"), tx -> insert(tx, "a"));
        Recording recording = recording("b");
        assertThatThrownBy(() -> metadata.change(recording, tx -> {
                    journal.become(JournalState.FAILED);
                    return insert(tx, "b");
                }))
                .isInstanceOf(PurserException.class);
        assertThat(names()).containsExactly("a", "b");
        assertThat(recording.state()).isEqualTo(Recording.State.SEALED);
        assertThat(metadata.rows()).extracting(row -> row.event().id()).containsExactly(recording.id());
        assertThat(metadata.smallestSize().orElseThrow()).isLessThanOrEqualTo(1);
        journal.become(JournalState.OK);
        fixture.reopen();
        metadata = fixture.metadata();
        assertThat(recorded()).containsExactly("a", "b");
        assertThat(metadata.rows()).isEmpty();
    }

    @Test
    void aCrashBetweenCommitAndAppendLosesNothingAndDoublesNothing() {
        metadata.change(recording("a"), tx -> insert(tx, "a"));
        List<SealedEvent> left = new ArrayList<>();
        journal.become(JournalState.FAILED);
        fixture.close();
        journal.become(JournalState.OK);
        open(List.of(THINGS));
        for (String name : List.of("b", "c", "d")) {
            SealedEvent event = recording(name).seal().getFirst();
            left.add(event);
            metadata.maintain(tx -> new OutboxTable().insert(tx, event, 1));
        }
        journal.append(List.of(left.get(1)));
        assertThat(metadata.rows()).extracting(OutboxRow::journalSize).containsExactly(1L, 1L, 1L);
        assertThat(metadata.rows().getFirst().event().leaf())
                .isEqualTo(left.getFirst().leaf());
        assertThat(EventCodec.read(metadata.rows().getFirst().event())).isEqualTo(EventCodec.read(left.getFirst()));
        fixture.reopen();
        metadata = fixture.metadata();
        assertThat(recorded()).containsExactly("a", "c", "b", "d");
        assertThat(metadata.rows()).isEmpty();
        assertThat(outboxRows()).isZero();
    }

    @Test
    void settledRowsGoWithALaterChange() {
        for (String name : List.of("a", "b", "c")) {
            metadata.change(recording(name), tx -> insert(tx, name));
        }
        assertThat(outboxRows()).isLessThanOrEqualTo(2);
        assertThat(metadata.rows()).isEmpty();
        metadata.maintain(tx -> 1);
        assertThat(outboxRows()).isZero();
    }

    @Test
    void theOutboxForgetsWhatWasTaken() {
        List<UUID> ids = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            SealedEvent event = recording(name).seal().getFirst();
            ids.add(event.id());
            metadata.maintain(tx -> new OutboxTable().insert(tx, event, 7));
        }
        assertThat(metadata.smallestSize()).hasValue(7);
        metadata.taken(ids.subList(0, 1));
        assertThat(metadata.rows()).extracting(row -> row.event().id()).containsExactly(ids.get(1));
    }

    @Test
    void anInterruptDoesNotTearAChange() {
        Thread.currentThread().interrupt();
        metadata.change(recording("a"), tx -> insert(tx, "a"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(names()).containsExactly("a");
        assertThat(recorded()).containsExactly("a");
    }

    @Test
    void theWitnessKeepsTheLatestNote() {
        assertThat(metadata.latest()).isEmpty();
        metadata.keep("one\n");
        metadata.keep("two\n");
        assertThat(metadata.latest()).contains("two\n");
        fixture.close();
        assertThat(Metadatas.latestCheckpoint(config)).contains("two\n");
        open(List.of(THINGS));
    }

    @Test
    void migrationsAreAppliedOnceAndInOrder() {
        fixture.close();
        Migration second = new Migration("test", 2, "ALTER TABLE thing ADD COLUMN colour TEXT");
        open(List.of(THINGS, second));
        metadata.maintain(tx -> tx.update("INSERT INTO thing (name, colour) VALUES ('a', 'red')"));
        fixture.close();
        assertThat(refused(List.of(THINGS))).isEqualTo(MetadataError.METADATA_NEWER);
        Migration altered = new Migration("test", 2, "ALTER TABLE thing ADD COLUMN taste TEXT");
        assertThat(refused(List.of(THINGS, altered))).isEqualTo(MetadataError.METADATA_FOREIGN);
        Migration wrong = new Migration("test", 3, "CREATE TABLE half (a TEXT); CREATE TABLE nonsense;");
        assertThatIllegalStateException().isThrownBy(() -> open(List.of(THINGS, second, wrong)));
        Migration right = new Migration("test", 3, "CREATE TABLE half (a TEXT);");
        open(List.of(THINGS, second, right));
        assertThat(names()).containsExactly("a");
    }

    private Object refused(List<Migration> migrations) {
        return catchThrowableOfType(PurserException.class, () -> open(migrations))
                .error();
    }

    @Test
    void ordersOfOneThreadAreKept() {
        List<String> names = IntStream.range(0, 30).mapToObj(i -> "k" + i).collect(Collectors.toList());
        names.forEach(name -> metadata.change(recording(name), tx -> insert(tx, name)));
        assertThat(recorded()).isEqualTo(names);
        assertThat(journal.audit()).extracting(AuditEvent::action).containsOnly(Action.NAMESPACE_CREATE);
    }
}
