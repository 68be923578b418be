package dev.purser.lake.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.json.JsonBytes;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.RowWriter;
import dev.purser.testkit.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A small dialect of its own: two records for each event. */
final class TestRecordTable {
    private static final RecordTable TABLE = new RecordTable(
            "Parcels",
            "What was carried.",
            "At",
            List.of(
                    RecordColumn.of(Column.of("At", KustoType.DATETIME), Cell.datetime("at")),
                    RecordColumn.of(Column.of("Name", KustoType.STRING), Cell.text("in", "name")),
                    RecordColumn.of(Column.of("Size", KustoType.LONG), Cell.whole("in", "size")),
                    RecordColumn.of(Column.of("Small", KustoType.INT), Cell.int32("in", "size")),
                    RecordColumn.of(Column.of("Part", KustoType.REAL), Cell.real("part")),
                    RecordColumn.of(Column.of("Ok", KustoType.BOOL), Cell.truth("ok")),
                    RecordColumn.of(Column.of("All", KustoType.DYNAMIC), Cell.dynamic("in")),
                    RecordColumn.of(Column.of("Kind", KustoType.STRING), Cell.constant("parcel")),
                    RecordColumn.computed(Column.computed("Type", KustoType.STRING, "'Parcels'")),
                    RecordColumn.of(
                            Column.of("Own", KustoType.BOOL),
                            (record, to) -> to.truth(record.event().isPresent()))),
            () -> TestRecordTable::write,
            event -> event.action() != Action.LOGIN,
            record -> record.is("parcel", "type"));

    private static int write(AuditEvent event, RecordBuffer to) {
        for (String type : List.of("other", "parcel")) {
            JsonBytes bytes = to.bytes();
            bytes.open();
            bytes.text("type", type);
            bytes.text("at", "2026-01-05T10:00:00.1234567Z");
            bytes.open("in");
            bytes.text("name", event.action().text());
            bytes.close();
            bytes.close();
            to.end(Filing.NONE);
        }
        return 2;
    }

    private static List<Object> foreign(String json) {
        RowList rows = new RowList();
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThat(TABLE.foreign().row(bytes, bytes.length, rows)).isTrue();
        return rows.only();
    }

    @Test
    void eventsGiveTheRowsOfThoseRecordsThatBelong() {
        RowWriter writer = TABLE.rows();
        RowList rows = new RowList();
        SampleEvents events = new SampleEvents(1);
        AuditEvent event = events.of(Action.IMAGE_PULL);
        writer.write(0, event, rows);
        writer.write(1, event, rows);
        writer.write(2, events.of(Action.LOGIN), rows);
        long at = Ticks.of(LocalDateTime.parse("2026-01-05T10:00:00.123456700"));
        String action = event.action().text();
        List<Object> row =
                RowList.row(at, action, null, null, null, null, "{\"name\":\"" + action + "\"}", "parcel", true);
        assertThat(rows.all()).containsExactly(row, row);
    }

    @Test
    void foreignRecordsGiveTheirValuesWhateverTheirSpelling() {
        assertThat(foreign("""
                        { "type":"parcel", "in":{"size":"70000000000","name":"caf\\u00e9"}, "ok":"True", "part":"1.5",
                          "at":"2026-01-05T12:00:00+02:00" }"""))
                .isEqualTo(RowList.row(
                        Ticks.of(LocalDateTime.parse("2026-01-05T10:00:00")),
                        "café",
                        70_000_000_000L,
                        null,
                        1.5,
                        true,
                        "{\"size\":\"70000000000\",\"name\":\"caf\\u00e9\"}",
                        "parcel",
                        false));
        assertThat(foreign("{\"type\":\"parcel\",\"in\":{\"size\":-7,\"name\":{\"a\":[1]}},\"ok\":false,\"part\":2}"))
                .isEqualTo(RowList.row(
                        null,
                        "{\"a\":[1]}",
                        -7L,
                        -7L,
                        2.0,
                        false,
                        "{\"size\":-7,\"name\":{\"a\":[1]}}",
                        "parcel",
                        false));
    }

    @Test
    void whatIsMissingNullOrOfAnotherKindIsNone() {
        List<Object> empty = RowList.row(null, null, null, null, null, null, null, "parcel", false);
        assertThat(foreign("{\"type\":\"parcel\"}")).isEqualTo(empty);
        assertThat(foreign("{\"type\":\"parcel\",\"in\":null,\"at\":null,\"ok\":null,\"part\":null}"))
                .isEqualTo(empty);
        List<Object> odd = foreign("{\"type\":\"parcel\",\"in\":[{\"size\":1}],\"at\":5,\"ok\":1,\"part\":\"0x1p3\"}");
        assertThat(odd).isEqualTo(RowList.row(null, null, null, null, null, null, "[{\"size\":1}]", "parcel", false));
    }

    @Test
    void recordsOfSomethingElseHaveNoRowAndBrokenOnesAreRefused() {
        RecordRows foreign = TABLE.foreign();
        RowList rows = new RowList();
        byte[] other = "{\"type\":\"letter\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(foreign.row(other, other.length, rows)).isFalse();
        for (String broken : List.of("{\"type\":\"parcel\"", "[1]", "", "\"parcel\"", "{\"type\":1,\"type\":2}")) {
            byte[] bytes = broken.getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> foreign.row(bytes, bytes.length, rows))
                    .isInstanceOfSatisfying(
                            RecordException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(RecordException.Reason.MALFORMED));
        }
        assertThat(rows.all()).isEmpty();
    }

    @Test
    void computedColumnsAreNoPartOfARow() {
        assertThat(TABLE.columns()).hasSize(10);
        assertThat(foreign("{\"type\":\"parcel\"}")).hasSize(9);
        assertThatThrownBy(() -> RecordColumn.computed(Column.of("A", KustoType.STRING)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:00:00Z, 2026-01-05T10:00:00",
        "2026-01-05t10:00:00.1z, 2026-01-05T10:00:00.1",
        "2026-01-05 10:00:00.123456789Z, 2026-01-05T10:00:00.1234567",
        "2024-02-29T23:59:59-00:30, 2024-03-01T00:29:59",
        "2026-11-21T09:30:05.07+0000, 2026-11-21T09:30:05.07",
        "2026-11-21T09:30:05+0230, 2026-11-21T07:00:05",
        "0001-01-01T00:00:00, 0001-01-01T00:00:00",
        "9999-12-31T23:59:59.9999999Z, 9999-12-31T23:59:59.9999999"
    })
    void datetimesAreReadToTheTick(String text, String moment) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Moments.ticks(bytes, 0, bytes.length)).isEqualTo(Ticks.of(LocalDateTime.parse(moment)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-05",
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-05T24:00:00Z",
                "2026-01-05T10:00:00.Z",
                "2026-01-05T10:00:00+2",
                "2026-01-05T10:00:00+02:0",
                "2026-01-05T10:00:00 0000",
                "2026-01-05T10:00:00Zx",
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+01:00",
                "yyyy-01-01T00:00:00Z"
            })
    void whatIsNoMomentIsNone(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Moments.ticks(bytes, 0, bytes.length)).isEqualTo(Moments.NONE);
    }

    @Test
    void instantsAreCutToTicksAndHeldToTheirYears() {
        assertThat(Moments.ticks(Instant.parse("2026-01-05T10:00:00.123456789Z")))
                .isEqualTo(Ticks.of(LocalDateTime.parse("2026-01-05T10:00:00.1234567")));
        assertThat(Moments.ticks(Instant.parse("1969-12-31T23:59:59.9999999Z"))).isEqualTo(Ticks.EPOCH - 1);
        assertThat(Moments.ticks(Instant.MAX)).isEqualTo(Ticks.MAX);
        assertThat(Moments.ticks(Instant.MIN)).isZero();
    }
}
