package dev.purser.lake.file;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Some of a table's stored columns, as a SELECT lists them. Immutable. */
public final class ColumnChoice {
    private final List<StoredColumn> columns;
    private final boolean numbered;
    private final String list;

    /** @param numbered whether the event's number is among them */
    ColumnChoice(List<StoredColumn> columns, boolean numbered) {
        this.columns = columns;
        this.numbered = numbered;
        StringBuilder sql = new StringBuilder(numbered ? StoredColumns.SEQUENCE : "");
        for (StoredColumn column : columns) {
            sql.append(sql.isEmpty() ? "" : ", ").append(column.quoted());
            if (column.kind().twofold()) {
                sql.append(", ").append(column.quotedRest());
            }
        }
        this.list = sql.toString();
    }

    /** Those that the values of these columns are reckoned from, and at least one. */
    static ColumnChoice of(List<StoredColumn> columns, Map<String, Set<String>> sources, Set<String> wanted) {
        List<StoredColumn> chosen = columns.stream()
                .filter(column -> wanted.stream()
                        .anyMatch(name -> sources.getOrDefault(name, Set.of()).contains(column.name())))
                .toList();
        return new ColumnChoice(chosen, chosen.isEmpty());
    }

    /** The engine's columns, quoted. */
    public String list() {
        return list;
    }

    /**
     * The engine's columns over a relation that was kept under another signature: a column that it lacks, or keeps as
     * another type, is empty.
     */
    public String list(List<String> kept) {
        Map<String, String> types = new HashMap<>();
        for (String column : kept) {
            int end = column.lastIndexOf(' ');
            types.put(column.substring(0, end), column.substring(end + 1));
        }
        StringBuilder sql = new StringBuilder();
        if (numbered) {
            sql.append(kept.isEmpty() ? "CAST(NULL AS BIGINT) AS _seq" : StoredColumns.SEQUENCE);
        }
        for (StoredColumn column : columns) {
            boolean there = column.type().equals(types.get(column.name()));
            boolean both = there && types.containsKey(column.name() + "~");
            sql.append(sql.isEmpty() ? "" : ", ");
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
