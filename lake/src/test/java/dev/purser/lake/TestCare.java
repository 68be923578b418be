package dev.purser.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventData;
import dev.purser.event.PartName;
import dev.purser.event.PurserException;
import dev.purser.journal.Erasure;
import dev.purser.journal.SequenceRanges;
import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.TimeSpan;
import dev.purser.testkit.SampleEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to files: merged, dropped, made again. */
class TestCare {
    @TempDir
    Path folder;

    private final SampleEvents sample = new SampleEvents(5);
    private LakeFixture fixture;

    @BeforeEach
    void open() {
        fixture = new LakeFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private void check(String table) {
        long size = fixture.journal.size();
        assertThat(fixture.counts(table)).containsExactly(size + "", size + "", size - 1 + "");
    }

    private void rebuilt() {
        LakeFixture.await(() -> fixture.lake.status().stream()
                .allMatch(status -> status.rebuilding().isEmpty()));
    }

    @Test
    void filesOfADayThatIsOverBecomeOneSortedByTime() {
        fixture.start();
        for (int i = 0; i < 4; i++) {
            fixture.append(sample.next(100).reversed());
            fixture.flushed();
        }
        assertThat(fixture.lake.status().getFirst().files()).isEqualTo(4);
        try (Snapshot before = fixture.lake.take()) {
            fixture.lake.compact();
            assertThat(fixture.lake.status().getFirst().files()).isEqualTo(1);
            assertThat(fixture.parquets()).as("a snapshot still reads them").isEqualTo(5);
            assertThat(LakeFixture.ask(before, "E", "SELECT count(*) FROM $", TimeSpan.ALL))
                    .containsExactly(List.of("400"));
        }
        assertThat(fixture.parquets()).isEqualTo(1);
        check("E");
        List<List<String>> times = fixture.askAll("E", "SELECT \"At\" FROM $");
        assertThat(times).isSortedAccordingTo((one, two) -> one.getFirst().compareTo(two.getFirst()));
    }

    @Test
    void tooManyRowsForOneFileBecomeSeveral() {
        fixture.configured(config -> config.withFileRows(150)).start();
        for (int i = 0; i < 6; i++) {
            fixture.append(sample.next(60));
            fixture.flushed();
        }
        fixture.lake.compact();
        assertThat(fixture.lake.status().getFirst().files()).isBetween(2, 4);
        check("E");
    }

    @Test
    void manySmallFilesAreMergedByThemselves() {
        fixture.clock = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
        fixture.start();
        for (int i = 0; i < 9; i++) {
            fixture.append(sample.next(10));
            fixture.flushed();
        }
        LakeFixture.await(() -> fixture.lake.status().getFirst().files() < 8);
        check("E");
    }

    @Test
    void rowsPastTheirTimeAreNotSeenAndTheirFilesGo() {
        fixture.with(EventTable.all("E"), EventTable.all("Short"))
                .configured(config -> config.withRetention(Map.of("Short", Duration.ofMinutes(1))));
        List<AuditEvent> events = sample.next(200);
        Instant last = events.getLast().started();
        fixture.clock = Clock.fixed(last, ZoneOffset.UTC);
        fixture.start();
        fixture.append(events.subList(0, 100));
        fixture.flushed();
        fixture.append(events.subList(100, 200));
        fixture.caughtUp();
        long kept = events.stream()
                .filter(event -> !event.started().isBefore(last.minusSeconds(60)))
                .count();
        assertThat(kept).isBetween(1L, 99L);
        assertThat(fixture.ask("Short", "SELECT count(*) FROM $")).containsExactly(kept + "");
        check("E");
        fixture.flushed();
        assertThat(fixture.ask("Short", "SELECT count(*) FROM $")).containsExactly(kept + "");
        fixture.clock = Clock.fixed(last.plusSeconds(120), ZoneOffset.UTC);
        fixture.stop();
        fixture.start();
        assertThat(fixture.ask("Short", "SELECT count(*) FROM $")).containsExactly("0");
        assertThat(fixture.lake.status().get(1).files()).isPositive();
        fixture.lake.retain();
        assertThat(fixture.lake.status().get(1).files()).isZero();
        check("E");
    }

    @Test
    void aTableThatIsSwitchedOnLaterIsMadeFromTheJournal() {
        fixture.start();
        fixture.append(sample.next(300));
        fixture.flushed();
        fixture.append(sample.next(100));
        fixture.stop();
        fixture.with(EventTable.all("E"), EventTable.all("Late")).start();
        fixture.append(sample.next(100));
        fixture.caughtUp();
        rebuilt();
        check("E");
        check("Late");
        fixture.stop();
        fixture.start().caughtUp();
        check("Late");
    }

    @Test
    void aTableIsMadeAgainWhileItIsAsked() {
        fixture.with(EventTable.all("E"), EventTable.all("F"))
                .configured(config -> config.withFlush(Duration.ofHours(1), 150))
                .start();
        fixture.append(sample.next(400));
        fixture.flushed();
        fixture.stop();
        // The program's next version makes two rows of what was one.
        fixture.with(new EventTable("E", 2, event -> true), EventTable.all("F")).start();
        fixture.caughtUp();
        assertThat(fixture.counts("E")).containsExactly("400", "400", "399");
        fixture.lake.rebuild("E");
        LakeFixture.await(() -> {
            String rows = fixture.counts("E").getFirst();
            assertThat(rows).isIn("400", "800");
            return rows.equals("800");
        });
        rebuilt();
        fixture.append(sample.next(100));
        fixture.caughtUp();
        assertThat(fixture.counts("E")).containsExactly("1000", "500", "499");
        check("F");
        // The last rows were many enough for a hand-over, which may still be under way.
        LakeFixture.await(() -> fixture.parquets()
                == fixture.lake.status().stream().mapToLong(TableStatus::files).sum());
        assertThatThrownBy(() -> fixture.lake.rebuild("Nope"))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(LakeError.TABLE_UNKNOWN));
    }

    @Test
    void aTableWithNewColumnsIsMadeAgainByItself() {
        fixture.start();
        fixture.append(sample.next(200));
        fixture.flushed();
        fixture.stop();
        fixture.with(new WiderTable("E")).start();
        fixture.caughtUp();
        LakeFixture.await(() ->
                fixture.ask("E", "SELECT count(*) FROM $ WHERE Extra = 'new'").equals(List.of("200")));
        rebuilt();
        check("E");
    }

    @Test
    void aFileThatIsMissingIsMadeAgain() throws IOException {
        fixture.start();
        fixture.append(sample.next(200));
        fixture.flushed();
        fixture.stop();
        try (Stream<Path> files = Files.walk(fixture.lakeFolder())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
                Files.delete(file);
            }
        }
        fixture.start();
        LakeFixture.await(() -> fixture.counts("E").getFirst().equals("200"));
        rebuilt();
        check("E");
    }

    @Test
    void rowsOlderThanTheJournalAreKeptWhenATableIsMadeAgain() {
        fixture.start();
        for (int i = 0; i < 6; i++) {
            fixture.append(sample.next(200));
            fixture.flushed();
        }
        fixture.journal.trimBefore(500, LongStream.empty());
        long first = fixture.journal.first();
        assertThat(first).isBetween(1L, 500L);
        fixture.stop();
        fixture.with(new EventTable("E", 2, event -> true)).start();
        fixture.lake.rebuild("E");
        String rows = String.valueOf(first + 2 * (1_200 - first));
        LakeFixture.await(() -> fixture.counts("E").equals(List.of(rows, "1200", "1199")));
    }

    @Test
    void whatIsErasedLeavesTheTables() {
        fixture.with(EventTable.all("E"), EventTable.all("F")).start();
        List<AuditEvent> events = sample.next(300);
        fixture.append(events);
        fixture.flushed();
        List<String> named = fixture.ask("E", "SELECT _seq, Actor FROM $ WHERE Actor <> '' AND _seq > 100 LIMIT 1");
        long sequence = Long.parseLong(named.getFirst());
        // The journal still has the part: that an erasure is on the record is enough.
        Erasure erasure = new Erasure(
                Map.of(PartName.ACTOR, SequenceRanges.builder().add(sequence).build()));
        fixture.append(List.of(erasing(erasure)));
        fixture.append(sample.next(50));
        for (String table : List.of("E", "F")) {
            LakeFixture.await(() -> fixture.ask(table, "SELECT Actor FROM $ WHERE _seq = " + sequence)
                    .equals(List.of("")));
        }
        rebuilt();
        check("E");
        check("F");
        long others = events.stream()
                .filter(event -> event.actor().name().isPresent())
                .count();
        assertThat(fixture.ask("E", "SELECT count(*) FROM $ WHERE Actor <> '' AND _seq < 300"))
                .containsExactly(String.valueOf(others - 1));
    }

    private AuditEvent erasing(Erasure erasure) {
        AuditEvent event = sample.of(Action.ERASE_SUBJECT);
        while (!event.outcome().succeeded()) {
            event = sample.of(Action.ERASE_SUBJECT);
        }
        EventData data = new EventData(
                Map.of(Erasure.MEMBER, erasure.data()), Map.of(), Map.of(), Map.of(), Optional.empty(), false);
        return new AuditEvent(
                event.id(),
                event.schema(),
                event.action(),
                event.severity(),
                event.face(),
                event.operation(),
                event.folding(),
                event.started(),
                event.duration(),
                event.recorded(),
                event.outcome(),
                event.decision(),
                event.actor(),
                event.client(),
                event.origin(),
                event.targets(),
                event.transfer(),
                event.call(),
                data,
                event.source(),
                event.erased());
    }
}
