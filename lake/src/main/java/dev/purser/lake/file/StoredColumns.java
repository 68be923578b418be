package dev.purser.lake.file;

import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    private StoredColumns(LakeTable table) {
        time = StoredColumn.quote(table.timeColumn());
        columns = table.columns().stream()
                .filter(Column::stored)
                .map(column -> StoredColumn.of(column, column.name().equals(table.timeColumn())))
                .toList();
        queried = table.columns().stream().map(this::queried).toList();
        List<String> all = new ArrayList<>(List.of("_seq BIGINT"));
        for (StoredColumn column : columns) {
            all.add(column.name() + ' ' + column.type());
            if (column.kind().twofold()) {
                all.add(column.name() + "~ VARCHAR");
            }
        }
        signature = List.copyOf(all);
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
                column.hidden());
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
        return list(signature);
    }

    /**
     * The engine's columns, as a SELECT lists them over a relation that was kept under another signature: a column that it
     * lacks, or keeps as another type, is empty.
     */
    public String list(List<String> kept) {
        Map<String, String> types = new TreeMap<>();
        for (String column : kept) {
            int end = column.lastIndexOf(' ');
            types.put(column.substring(0, end), column.substring(end + 1));
        }
        StringBuilder sql = new StringBuilder("_seq");
        for (StoredColumn column : columns) {
            boolean there = column.type().equals(types.get(column.name()));
            boolean both = there && types.containsKey(column.name() + "~");
            sql.append(", ");
            if (there && (both || !column.kind().twofold())) {
                sql.append(column.quoted());
            } else {
                sql.append(column.absent()).append(" AS ").append(column.quoted());
            }
            if (column.kind().twofold()) {
                sql.append(", ");
                if (both) {
                    sql.append(column.quotedRest());
                } else if ("VARCHAR".equals(types.get(column.name()))) {
                    // It was a plain string before: the text is kept where what does not fit the form is.
                    sql.append(column.quoted()).append(" AS ").append(column.quotedRest());
                } else {
                    sql.append("CAST(NULL AS VARCHAR) AS ").append(column.quotedRest());
                }
            }
        }
        return sql.toString();
    }
}
