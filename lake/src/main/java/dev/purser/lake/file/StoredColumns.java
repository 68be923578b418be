package dev.purser.lake.file;

import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table's columns as the engine keeps them, in memory and in Parquet alike: the event's number first ({@link #SEQUENCE}),
 * then the stored ones in their order. Immutable.
 */
public final class StoredColumns {
    /** The column of the event's number; -1 in rows that are not made of events. */
    public static final String SEQUENCE = "_seq";

    private final String time;
    private final List<StoredColumn> columns;
    private final List<Table.Column> queried;
    private final List<String> signature;
    private final ColumnChoice all;
    /** For each declared column, the stored ones that it is made of. */
    private final Map<String, Set<String>> sources = new HashMap<>();

    private StoredColumns(LakeTable table) {
        time = StoredColumn.quote(table.timeColumn());
        columns = table.columns().stream()
                .filter(Column::stored)
                .map(column -> StoredColumn.of(column, column.name().equals(table.timeColumn())))
                .toList();
        queried = table.columns().stream().map(this::queried).toList();
        queried.forEach(column -> sources.put(column.name(), sources(column.stored())));
        all = new ColumnChoice(columns, true);
        List<String> kept = new ArrayList<>(List.of("_seq BIGINT"));
        for (StoredColumn column : columns) {
            kept.add(column.name() + ' ' + column.type());
            if (column.kind().twofold()) {
                kept.add(column.name() + "~ VARCHAR");
            }
        }
        signature = List.copyOf(kept);
    }

    /**
     * The columns of that table.
     *
     * @throws IllegalArgumentException if its time column is not one of its stored datetimes
     */
    public static StoredColumns of(LakeTable table) {
        if (table.columns().stream()
                .noneMatch(column -> column.name().equals(table.timeColumn())
                        && column.stored()
                        && column.type() == KustoType.DATETIME)) {
            throw new IllegalArgumentException("no stored datetime " + table.timeColumn() + " in " + table.name());
        }
        return new StoredColumns(table);
    }

    private Table.Column queried(Column column) {
        return new Table.Column(
                column.name(),
                column.type(),
                column.computed()
                        .map(this::reckoned)
                        .orElseGet(() -> StoredColumn.of(column, false).value()),
                column.hidden(),
                column.stored() ? StoredColumn.of(column, false).number() : Optional.empty());
    }

    /** The stored columns that are named in some SQL. */
    private Set<String> sources(String sql) {
        return columns.stream()
                .filter(column -> sql.contains(column.quoted()))
                .map(StoredColumn::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Names in a computed column's SQL stand for values as queries see them. */
    private String reckoned(String sql) {
        String result = sql;
        for (StoredColumn column : columns) {
            if (column.kind().twofold()) {
                result = result.replace(column.quoted(), column.value());
            }
        }
        return result;
    }

    /** The declared columns that are stored, in order. */
    public List<StoredColumn> columns() {
        return columns;
    }

    /** What queries see: stored and computed columns, each with the SQL that gives its value out of the engine's columns. */
    public List<Table.Column> queried() {
        return queried;
    }

    /** The time column's quoted name. */
    public String time() {
        return time;
    }

    /** The engine's columns as {@code name TYPE}: the same for two tables that keep the same. */
    public List<String> signature() {
        return signature;
    }

    /** The statement that makes a table of the engine's with these columns. */
    public String create(String table) {
        StringBuilder sql = new StringBuilder("CREATE TABLE ")
                .append(StoredColumn.quote(table))
                .append(" (_seq BIGINT NOT NULL");
        for (StoredColumn column : columns) {
            boolean filled = column.required() || column.kind() == StoredColumn.Kind.TEXT;
            sql.append(", ")
                    .append(column.quoted())
                    .append(' ')
                    .append(column.type())
                    .append(filled ? " NOT NULL" : "");
            if (column.kind().twofold()) {
                sql.append(", ").append(column.quotedRest()).append(" VARCHAR");
            }
        }
        return sql.append(')').toString();
    }

    /** The engine's columns, quoted, as a SELECT lists them. */
    public String list() {
        return all.list();
    }

    /** All that is stored, and the event's number. */
    public ColumnChoice all() {
        return all;
    }

    /**
     * What the values of some columns are made of.
     *
     * @param names of declared columns
     */
    public ColumnChoice needed(Set<String> names) {
        return ColumnChoice.of(columns, sources, names);
    }
}
