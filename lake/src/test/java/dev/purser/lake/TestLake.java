package dev.purser.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.AuditEvent;
import dev.purser.event.PurserException;
import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.TimeSpan;
import dev.purser.testkit.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lake from the journal to a snapshot. */
class TestLake {
    @TempDir
    Path folder;

    private final SampleEvents sample = new SampleEvents(4);
    private LakeFixture fixture;

    @BeforeEach
    void open() {
        fixture = new LakeFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void eventsBecomeRowsInAllTables() {
        fixture.with(EventTable.all("E"), new EventTable("Twice", 2, event -> true))
                .start();
        fixture.append(sample.next(3_000));
        fixture.caughtUp();
        assertThat(fixture.counts("E")).containsExactly("3000", "3000", "2999");
        assertThat(fixture.counts("Twice")).containsExactly("6000", "3000", "2999");
    }

    @Test
    void valuesAreWhatWasWritten() {
        fixture.start();
        AuditEvent event = sample.next();
        fixture.append(List.of(event));
        fixture.caughtUp();
        List<String> expected = List.of(
                String.valueOf(EventTable.ticks(event.started())),
                event.id().toString(),
                event.actor().name().orElse(""),
                event.duration().toNanosPart() / 1_000 + ".000000",
                "{\"copy\":0}",
                event.action().text().toUpperCase(java.util.Locale.ROOT));
        String sql = "SELECT \"At\", Id, Actor, Seconds, Data, Kind FROM $";
        assertThat(fixture.ask("E", sql)).isEqualTo(expected);
        fixture.flushed();
        assertThat(fixture.ask("E", sql)).isEqualTo(expected);
    }

    @Test
    void rowsMoveIntoFilesAndBackFromThem() {
        fixture.start();
        fixture.append(sample.next(1_000));
        fixture.flushed();
        assertThat(fixture.parquets()).isPositive();
        fixture.append(sample.next(500));
        fixture.caughtUp();
        assertThat(fixture.counts("E")).containsExactly("1500", "1500", "1499");
        fixture.stop();
        fixture.start().caughtUp();
        assertThat(fixture.counts("E")).containsExactly("1500", "1500", "1499");
        assertThat(fixture.lake.status()).singleElement().satisfies(status -> {
            assertThat(status.rows()).isEqualTo(1_500);
            assertThat(status.files()).isEqualTo((int) fixture.parquets());
            assertThat(status.bytes()).isPositive();
            assertThat(status.position()).isEqualTo(1_500);
            assertThat(status.lagEvents()).isZero();
            assertThat(status.error()).isEmpty();
        });
    }

    @Test
    void aSnapshotGoesOnSeeingItsMoment() {
        fixture.with(EventTable.all("E"), EventTable.all("F")).start();
        fixture.append(sample.next(1_000));
        fixture.caughtUp();
        try (Snapshot snapshot = fixture.lake.take()) {
            fixture.append(sample.next(1_000));
            fixture.flushed();
            fixture.append(sample.next(1_000));
            fixture.flushed();
            for (String table : List.of("E", "F")) {
                assertThat(LakeFixture.ask(snapshot, table, "SELECT count(*) FROM $", TimeSpan.ALL))
                        .containsExactly(List.of("1000"));
            }
        }
        assertThat(fixture.counts("E")).containsExactly("3000", "3000", "2999");
    }

    @Test
    void filesOutsideTheTimeAreNotRead() throws Exception {
        fixture.start();
        List<AuditEvent> early = sample.next(100);
        fixture.append(early);
        fixture.flushed();
        TimeSpan before = new TimeSpan(0, EventTable.ticks(early.getFirst().started()));
        try (Snapshot snapshot = fixture.lake.take()) {
            assertThat(snapshot.tables(before).get("E").source()).doesNotContain("parquet");
            assertThat(LakeFixture.ask(snapshot, "E", "SELECT count(*) FROM $", before))
                    .containsExactly(List.of("0"));
            assertThat(snapshot.tables(TimeSpan.ALL).get("E").source()).contains("parquet");
        }
    }

    @Test
    void aRowWriterThatFailsHalfWayLeavesNothingBehind() {
        fixture.with(new FailingTable("Bad", sequence -> sequence % 10 == 3), EventTable.all("E"))
                .start();
        fixture.append(sample.next(100));
        fixture.caughtUp();
        assertThat(fixture.counts("E")).containsExactly("100", "100", "99");
        assertThat(fixture.counts("Bad")).containsExactly("180", "90", "99");
        assertThat(fixture.metrics.counter(LakeMetric.UNREADABLE.id()).count()).isEqualTo(10);
    }

    @Test
    void rowsAreGivenDirectly() {
        fixture.with(new LogTable("Syslog"), EventTable.all("E")).start();
        fixture.lake.append("Syslog", to -> {
            for (int i = 0; i < 3; i++) {
                to.number(638_000_000_000_000_000L + i);
                to.text("line " + i);
                to.end();
            }
        });
        LakeFixture.await(() -> fixture.counts("Syslog").equals(List.of("3", "1", "-1")));
        fixture.flushed();
        fixture.stop();
        fixture.start();
        assertThat(fixture.counts("Syslog")).containsExactly("3", "1", "-1");
        assertThatThrownBy(() -> fixture.lake.append("E", to -> {}))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(LakeError.TABLE_UNKNOWN));
        assertThatThrownBy(() -> fixture.lake.append("Syslog", to -> to.text("no time")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyRowsAreHandedOverWhileTheyCome() {
        fixture.configured(config -> config.withFlush(Duration.ofHours(1), 2_000))
                .start();
        for (int i = 0; i < 5; i++) {
            fixture.append(sample.next(2_500));
            fixture.caughtUp();
            String count = String.valueOf(2_500 * (i + 1));
            assertThat(fixture.counts("E").subList(0, 2)).containsExactly(count, count);
        }
        LakeFixture.await(() -> fixture.flushes() >= 3);
    }

    @Test
    void aTableThatIsSwitchedOffKeepsItsRows() {
        fixture.with(EventTable.all("E"), EventTable.all("F")).start();
        fixture.append(sample.next(50));
        fixture.flushed();
        fixture.stop();
        fixture.with(EventTable.all("E")).start();
        fixture.append(sample.next(50));
        fixture.flushed();
        fixture.stop();
        fixture.with(EventTable.all("E"), EventTable.all("F")).start().caughtUp();
        assertThat(fixture.counts("F")).containsExactly("100", "100", "99");
        assertThat(fixture.counts("E")).containsExactly("100", "100", "99");
    }
}
