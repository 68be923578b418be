package dev.purser.lake.query;

import dev.purser.kql.plan.Rel;
import dev.purser.kql.plan.TimeBounds;
import dev.purser.kql.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The tables as one query may see them: nothing outside the asked stretch of time, whatever the text says, and read no
 * wider than the text needs.
 */
final class QueryTables {
    private final Snapshot snapshot;
    private final TimeSpan within;
    private final Map<String, String> timeColumns;
    private final Map<String, Table> all;

    QueryTables(Snapshot snapshot, TimeSpan within) {
        this.snapshot = snapshot;
        this.within = within;
        this.timeColumns = snapshot.timeColumns();
        this.all = snapshot.schema();
    }

    /** To bind a text against. */
    Map<String, Table> all() {
        return all;
    }

    /** What to read for each scan of that plan. */
    UnaryOperator<Rel.Scan> reading(Rel plan) {
        Map<Rel.Scan, TimeBounds.Span> bounds = TimeBounds.of(plan, timeColumns);
        boolean oldestFirst = TimeBounds.oldestFirst(plan);
        return scan -> {
            TimeBounds.Span bound = bounds.getOrDefault(scan, TimeBounds.Span.ALL);
            TimeSpan span = within.and(new TimeSpan(bound.from(), Math.max(bound.from(), bound.to())));
            Set<String> columns = new HashSet<>();
            scan.columns().forEach(col -> columns.add(col.name()));
            if (bounded() && timeColumns.containsKey(scan.table())) {
                columns.add(timeColumns.get(scan.table()));
            }
            Table table = snapshot.table(scan.table(), span, columns, oldestFirst);
            return new Rel.Scan(scan.table(), source(table), scan.columns(), stored(table, scan), scan.numbers());
        };
    }

    private static List<String> stored(Table table, Rel.Scan scan) {
        Map<String, String> byName = new HashMap<>();
        table.columns().forEach(column -> byName.put(column.name(), column.stored()));
        return scan.columns().stream().map(col -> byName.get(col.name())).toList();
    }

    private boolean bounded() {
        return within.from() != Long.MIN_VALUE || within.to() != Long.MAX_VALUE;
    }

    /** The table's source with the asked stretch around it. */
    private String source(Table table) {
        Optional<String> time = table.columns().stream()
                .filter(column -> column.name().equals(timeColumns.get(table.name())))
                .map(Table.Column::stored)
                .findFirst();
        List<String> conditions = new ArrayList<>();
        if (time.isPresent() && within.from() != Long.MIN_VALUE) {
            conditions.add(time.get() + " >= " + within.from());
        }
        if (time.isPresent() && within.to() != Long.MAX_VALUE) {
            conditions.add(time.get() + " < " + within.to());
        }
        return conditions.isEmpty()
                ? table.source()
                : "(SELECT * FROM " + table.source() + " WHERE " + String.join(" AND ", conditions)
                        + ") AS \"$within\"";
    }
}
