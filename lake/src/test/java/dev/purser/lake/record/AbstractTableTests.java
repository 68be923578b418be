package dev.purser.lake.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.Action;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.RecordException;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.testkit.SampleEvents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for a table that has one row for each record of a dialect. Beside the subclass lie {@code columns.txt} and
 * {@code *.rows}, written by hand.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AbstractTableTests {
    private final String folder = '/' + getClass().getPackageName().replace('.', '/');

    /** The table, with its way in for records found elsewhere. */
    protected abstract ForeignTable foreign();

    /** The same table of a registry. */
    protected abstract LakeTable table(Home home, Map<String, String> chosen);

    /** The registry that the hand-written rows and records are of. */
    protected abstract Home home();

    /** Where the dialect's hand-written records lie. */
    protected abstract String records();

    protected abstract String timeColumn();

    /** The column that says what was done. */
    protected abstract String actionColumn();

    /** The actions that the dialect cannot say. */
    protected abstract Set<String> silent();

    /** What is chosen in the dialect so that it says all it can. */
    protected Map<String, String> talkative() {
        return Map.of();
    }

    /** A record of another dialect. */
    protected abstract String other();

    List<RowFixture> rowFixtures() {
        return RowFixture.all(getClass(), folder);
    }

    List<DialectFixture> recordFixtures() {
        return DialectFixture.all(getClass(), records()).stream()
                .filter(fixture -> !fixture.records().isEmpty())
                .toList();
    }

    private List<String> stored() {
        return foreign().table().columns().stream()
                .filter(Column::stored)
                .map(Column::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rowFixtures")
    void rowsAreAsWrittenByHand(RowFixture fixture) {
        ForeignTable atHome =
                new ForeignTable(table(home(), Map.of()), foreign().rows());
        assertThat(fixture.made(atHome)).isEqualTo(fixture.expected(foreign().table()));
    }

    @Test
    void columnsAreAsWrittenByHand() throws IOException {
        try (var list = getClass().getResourceAsStream(folder + "/columns.txt")) {
            assertThat(RowFixture.columns(foreign().table()))
                    .containsExactlyElementsOf(new String(list.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
        assertThat(foreign().table().timeColumn()).isEqualTo(timeColumn());
    }

    /** The records were written by hand for the dialect; so the dialect's and the foreign way are held to the same. */
    @ParameterizedTest
    @MethodSource("recordFixtures")
    void everyRecordHasOneRowWhetherWrittenOrFound(DialectFixture fixture) {
        RowList found = new RowList();
        for (byte[] record : fixture.records()) {
            assertThat(foreign().rows().get().row(record, record.length, found)).isTrue();
        }
        List<String> stored = stored();
        assertThat(found.all()).allSatisfy(row -> {
            assertThat(row).hasSameSizeAs(stored);
            assertThat(row.get(stored.indexOf(timeColumn()))).isInstanceOf(Long.class);
        });
        if (fixture.event().isPresent()) {
            RowList written = new RowList();
            table(home(), fixture.options()).rows().write(1, fixture.event().get(), written);
            assertThat(written.all()).isEqualTo(found.all());
        }
    }

    @Test
    void everyActionThatTheDialectCanSayHasRows() {
        LakeTable table = table(Home.NOWHERE, talkative());
        SampleEvents events = new SampleEvents(7);
        int name = stored().indexOf(actionColumn());
        for (Action action : Action.values()) {
            if (!silent().contains(action.text())) {
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
        byte[] foreign = other().getBytes(StandardCharsets.UTF_8);
        assertThat(foreign().rows().get().row(foreign, foreign.length, rows)).isFalse();
        byte[] broken = "{\"eventVersion\":".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> foreign().rows().get().row(broken, broken.length, rows))
                .isInstanceOf(RecordException.class);
        assertThat(rows.all()).isEmpty();
    }
}
