package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a catalogue brings: stored functions and views, its moment, columns stored otherwise, hints for drawing. */
class TestStored {
    private static final Catalog CATALOG = Catalog.of(new Table(
                    "E",
                    "(VALUES (TIMESTAMP '2024-05-01 10:00:00', 'a'), (TIMESTAMP '2024-05-02 10:00:00', NULL)) AS e(moment, who)",
                    List.of(
                            new Table.Column("At", KustoType.DATETIME, "(epoch_us(moment) * 10 + 621355968000000000)"),
                            Table.Column.of("who", KustoType.STRING))))
            .withNow(Ticks.of(LocalDateTime.of(2024, 5, 2, 12, 0)))
            .withFunctions(List.of(
                    new StoredFunction("Recent", "()", "E | where At > ago(1d)"),
                    new StoredFunction("Since", "(span:timespan = 7d)", "E | where At > ago(span)"),
                    new StoredFunction("Broken", "()", "Nope | count")));

    @Test
    void viewsAreCalledWithoutBrackets() {
        try (Engine engine = new Engine().with(CATALOG)) {
            assertThat(engine.run("Recent | project At, isempty(who)").rows())
                    .containsExactly("2024-05-02T10:00:00.0000000Z|true");
            assertThat(engine.run("Since() | count").rows()).containsExactly("2");
            assertThat(engine.run("Since(1d) | count").rows()).containsExactly("1");
        }
    }

    @Test
    void nowIsTheCataloguesMoment() {
        try (Engine engine = new Engine().with(CATALOG)) {
            assertThat(engine.run("print now(), ago(1h)").rows())
                    .containsExactly("2024-05-02T12:00:00.0000000Z|2024-05-02T11:00:00.0000000Z");
        }
    }

    @Test
    void aProblemInAStoredFunctionStandsAtItsCall() {
        assertThat(Kql.bind("E | union Broken", CATALOG).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).isEqualTo("Broken"));
    }

    @Test
    void renderTravelsBesideThePlan() {
        BoundQuery query = Kql.bind(
                "E | summarize count() by who | render columnchart with (title=\"Who\", xcolumn=who)", CATALOG);
        Optional<BoundQuery.Render> render = query.tables().getFirst().render();
        assertThat(render).isPresent();
        assertThat(render.orElseThrow().chart()).isEqualTo("columnchart");
        assertThat(render.orElseThrow().properties())
                .containsEntry("title", "Who")
                .containsEntry("xcolumn", "who");
    }

    @Test
    void twoStatementsAreTwoTables() {
        assertThat(Kql.bind("E | count; print 1", CATALOG).tables()).hasSize(2);
    }
}
