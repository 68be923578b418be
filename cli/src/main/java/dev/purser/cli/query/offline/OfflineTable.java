package dev.purser.cli.query.offline;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table over files.
 *
 * @param time the column that a time span means, if there is one
 */
record OfflineTable(Table table, Optional<String> time) {
    private static final List<String> TIMES = List.of(
            "TimeGenerated", "eventTime", "eventtime", "time", "timestamp", "Timestamp", "@timestamp", "event_time");

    /**
     * Some of a table's rows.
     *
     * @param relation SQL for them
     */
    record Part(String relation, List<Table.Column> columns) {}

    static OfflineTable of(String name, List<Part> parts) {
        Table table = parts.size() == 1
                ? new Table(name, parts.getFirst().relation(), parts.getFirst().columns())
                : together(name, parts);
        return new OfflineTable(table, time(table.columns()));
    }

    /** SQL that reads those files. */
    static String relation(List<Path> files) {
        return files.stream()
                .map(LoadingEngine::quoted)
                .collect(Collectors.joining(", ", "read_parquet([", "], union_by_name = true)"));
    }

    private static Optional<String> time(List<Table.Column> columns) {
        List<String> moments = columns.stream()
                .filter(column -> column.type() == KustoType.DATETIME)
                .map(Table.Column::name)
                .toList();
        return TIMES.stream()
                .filter(moments::contains)
                .findFirst()
                .or(() -> moments.size() == 1 ? Optional.of(moments.getFirst()) : Optional.empty());
    }

    /** Rows of several kinds of files under one name: every column of any, null where a file has it not. */
    private static Table together(String name, List<Part> parts) {
        Map<String, KustoType> types = new LinkedHashMap<>();
        for (Part part : parts) {
            part.columns().forEach(column -> types.merge(column.name(), column.type(), (a, b) -> both(column, a, b)));
        }
        List<String> selects = new ArrayList<>();
        for (Part part : parts) {
            Map<String, String> stored =
                    part.columns().stream().collect(Collectors.toMap(Table.Column::name, Table.Column::stored));
            List<String> values = new ArrayList<>();
            types.forEach((column, type) -> values.add("CAST("
                    + stored.getOrDefault(column, type == KustoType.STRING ? "''" : "NULL")
                    + " AS " + new PartColumn("", type).engineType() + ") AS c" + values.size()));
            selects.add("SELECT " + String.join(", ", values) + " FROM " + part.relation());
        }
        List<Table.Column> columns = new ArrayList<>();
        types.forEach((column, type) -> columns.add(new Table.Column(column, type, "c" + columns.size())));
        return new Table(name, "(" + String.join(" UNION ALL ", selects) + ")", columns);
    }

    private static KustoType both(Table.Column column, KustoType a, KustoType b) {
        if (a == b) {
            return a;
        }
        if (a.isNumeric() && b.isNumeric()) {
            return KustoType.widest(a, b);
        }
        throw new CommandException(
                ExitCode.FAILURE,
                "column " + column.name() + " is " + a.kusto() + " in some files and " + b.kusto() + " in others",
                "Give the files as different tables.");
    }
}
