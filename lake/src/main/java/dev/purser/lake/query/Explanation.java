package dev.purser.lake.query;

import java.util.List;

/**
 * What would be run for a query.
 *
 * @param tables one for each table of the answer
 * @param warnings what would be passed over
 */
public record Explanation(List<Table> tables, List<String> warnings) {
    public Explanation {
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }

    /**
     * A table of the answer.
     *
     * @param plan the logical plan, one node a line, what it reads from indented below it
     * @param sql the engine's statement
     */
    public record Table(String plan, String sql) {}
}
