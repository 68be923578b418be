package dev.purser.ibm.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.Action;
import dev.purser.event.dialect.DialectFactory.Limit;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.RecordException;
import dev.purser.ibm.activitytracker.ActivityTrackerDialect;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.record.RowFixture;
import dev.purser.lake.record.RowList;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.testkit.SampleEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestActivityTrackerTable {
    private static final String FOLDER = "/dev/purser/ibm/table";
    private static final ForeignTable TABLE = IbmTables.foreign().getFirst();
    private static final List<String> STORED = TABLE.table().columns().stream()
            .filter(Column::stored)
            .map(Column::name)
            .toList();

    private static final Home HOME = new Home(
            "123456789012",
            "123456789012",
            UUID.fromString("01234567-89ab-4def-8123-456789abcdef"),
            "0123456789ab4def8123456789abcdef",
            "us.icr.io",
            "plant-1",
            Optional.empty());

    static List<RowFixture> fixtures() {
        return RowFixture.all(TestActivityTrackerTable.class, FOLDER);
    }

    static List<DialectFixture> records() {
        return DialectFixture.all(TestActivityTrackerTable.class, "/dev/purser/ibm/activitytracker").stream()
                .filter(fixture -> !fixture.records().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void rowsAreAsWrittenByHand(RowFixture fixture) {
        ForeignTable atHome = new ForeignTable(IbmTables.of(HOME, Map.of()).getFirst(), TABLE.rows());
        assertThat(fixture.made(atHome)).isEqualTo(fixture.expected(TABLE.table()));
    }

    @Test
    void columnsAreTheEventsFields() throws IOException {
        try (var list = TestActivityTrackerTable.class.getResourceAsStream(FOLDER + "/columns.txt")) {
            assertThat(RowFixture.columns(TABLE.table()))
                    .containsExactlyElementsOf(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
        assertThat(TABLE.table().timeColumn()).isEqualTo("eventTime");
    }

    /** The records were written by hand for the dialect; so the dialect's and the foreign way are held to the same. */
    @ParameterizedTest
    @MethodSource("records")
    void everyRecordHasOneRowWhetherWrittenOrFound(DialectFixture fixture) {
        RowList found = new RowList();
        for (byte[] record : fixture.records()) {
            assertThat(TABLE.rows().get().row(record, record.length, found)).isTrue();
        }
        assertThat(found.all()).allSatisfy(row -> {
            assertThat(row).hasSameSizeAs(STORED);
            assertThat(row.get(STORED.indexOf("eventTime"))).isInstanceOf(Long.class);
        });
        if (fixture.event().isPresent()) {
            LakeTable table = IbmTables.of(HOME, fixture.options()).getFirst();
            RowList written = new RowList();
            table.rows().write(1, fixture.event().get(), written);
            assertThat(written.all()).isEqualTo(found.all());
        }
    }

    @Test
    void everyActionThatActivityTrackerCanSayHasRows() {
        Set<String> silent = ActivityTrackerDialect.FACTORY.limits().stream()
                .filter(limit -> limit.about().equals("action"))
                .map(Limit::what)
                .collect(Collectors.toSet());
        LakeTable table = IbmTables.of(Home.NOWHERE, Map.of()).getFirst();
        SampleEvents events = new SampleEvents(7);
        int name = STORED.indexOf("action");
        for (Action action : Action.values()) {
            if (!silent.contains(action.text())) {
                RowList rows = new RowList();
                table.rows().write(1, events.of(action), rows);
                assertThat(rows.all()).as(action.text()).isNotEmpty();
                assertThat(rows.all())
                        .as(action.text())
                        .allSatisfy(row -> assertThat((String) row.get(name)).isNotEmpty());
            }
        }
    }

    @Test
    void whatIsNoRecordIsPassedOverOrRefused() {
        RowList rows = new RowList();
        byte[] other =
                "{\"eventVersion\":\"1.11\",\"eventTime\":\"2026-11-21T04:50:56Z\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(TABLE.rows().get().row(other, other.length, rows)).isFalse();
        byte[] broken = "{\"action\":".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> TABLE.rows().get().row(broken, broken.length, rows))
                .isInstanceOf(RecordException.class);
        assertThat(rows.all()).isEmpty();
    }
}
