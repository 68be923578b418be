package dev.purser.lake.purser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.record.RowFixture;
import dev.purser.lake.record.RowList;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.RowWriter;
import dev.purser.testkit.SampleEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TestPurserEvents {
    private static final String FOLDER = "/dev/purser/lake/purser";
    private static final ForeignTable TABLE = PurserTables.foreign().getFirst();

    static List<RowFixture> fixtures() {
        return RowFixture.all(TestPurserEvents.class, FOLDER);
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void rowsAreAsWrittenByHand(RowFixture fixture) {
        assertThat(fixture.made(TABLE)).isEqualTo(fixture.expected(TABLE.table()));
    }

    @Test
    void columnsAreAsWrittenByHand() throws IOException {
        try (var list = TestPurserEvents.class.getResourceAsStream(FOLDER + "/columns.txt")) {
            assertThat(RowFixture.columns(TABLE.table()))
                    .containsExactlyElementsOf(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
        assertThat(TABLE.table().columns())
                .allSatisfy(column ->
                        assertThat(column.description()).as(column.name()).isNotEmpty());
        assertThat(TABLE.table().timeColumn()).isEqualTo("TimeGenerated");
    }

    @Test
    void everyActionHasOneRow() {
        RowWriter rows = PurserTables.all().getFirst().rows();
        SampleEvents events = new SampleEvents(5);
        List<Column> stored =
                TABLE.table().columns().stream().filter(Column::stored).toList();
        int action = stored.stream().map(Column::name).toList().indexOf("Action");
        for (Action one : Action.values()) {
            RowList row = new RowList();
            rows.write(one.ordinal(), events.of(one), row);
            assertThat(row.only()).hasSameSizeAs(stored);
            assertThat(row.only().get(action)).isEqualTo(one.text());
        }
    }

    @Test
    void recordsOfSomethingElseHaveNoRow() {
        byte[] other =
                "{\"eventVersion\":\"1.11\",\"eventTime\":\"2026-11-21T04:50:56Z\"}".getBytes(StandardCharsets.UTF_8);
        RowList rows = new RowList();
        assertThat(TABLE.rows().get().row(other, other.length, rows)).isFalse();
        assertThat(rows.all()).isEmpty();
    }
}
