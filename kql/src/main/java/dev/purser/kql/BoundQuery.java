package dev.purser.kql;

import dev.purser.kql.plan.Col;
import dev.purser.kql.plan.Narrow;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A query understood: a plan per tabular statement, or what is wrong with it.
 *
 * @param tables one per tabular statement; empty where there are problems
 * @param problems empty where the query is sound
 * @param warnings what was passed over, such as a missing leg of a fuzzy union
 * @param options what {@code set} statements said
 */
public record BoundQuery(
        String text, List<Table> tables, List<Problem> problems, List<String> warnings, Map<String, String> options) {
    /** A column of the answer, as Kusto names and types it. */
    public record Column(String name, KustoType type) {}

    /** How a client is asked to draw a table. */
    public record Render(String chart, Map<String, String> properties) {}

    /**
     * A table of the answer.
     *
     * @param columns in order; the SQL's columns stand in the same order, and may have other names
     */
    public record Table(Rel plan, List<Column> columns, Optional<Render> render) {
        static Table of(Rel plan, List<Col> columns, Optional<Render> render) {
            return new Table(
                    Narrow.of(plan),
                    columns.stream()
                            .map(col -> new Column(col.name(), col.type()))
                            .toList(),
                    render);
        }
    }

    public boolean sound() {
        return problems.isEmpty();
    }
}
