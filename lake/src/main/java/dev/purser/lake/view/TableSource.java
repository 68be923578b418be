package dev.purser.lake.view;

import dev.purser.kql.schema.Table;
import dev.purser.lake.file.ColumnChoice;
import dev.purser.lake.file.LakeFile;
import dev.purser.lake.file.LakeFolder;
import dev.purser.lake.file.ParquetWriter;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.hot.Generation;
import dev.purser.lake.query.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SQL for a table's rows at a moment: its files and its tables in memory, one after the other. Immutable. */
public final class TableSource {
    private final LakeFolder folder;
    private final String table;
    private final StoredColumns columns;
    private final Table schema;

    public TableSource(LakeFolder folder, String table, StoredColumns columns) {
        this.folder = folder;
        this.table = table;
        this.columns = columns;
        this.schema = new Table(table, '"' + table + '"', columns.queried());
    }

    public String table() {
        return table;
    }

    public StoredColumns columns() {
        return columns;
    }

    /** The table as a text is bound against it; what to read of it, {@link #at} says. */
    public Table schema() {
        return schema;
    }

    /**
     * The rows that are seen.
     *
     * @param within files without a row in it are left out
     * @param cutoff rows before it are left out
     * @param wanted which of the engine's columns
     * @param oldestFirst whether the first rows in time are likely to be asked for, and not the last
     * @return SQL for a relation with those columns
     */
    public String at(Moment moment, TimeSpan within, long cutoff, ColumnChoice wanted, boolean oldestFirst) {
        List<LakeFile> whole = new ArrayList<>();
        List<LakeFile> straddling = new ArrayList<>();
        for (LakeFile file : moment.files(table)) {
            if (file.max() >= Math.max(within.from(), cutoff) && file.min() < within.to()) {
                (file.min() >= cutoff ? whole : straddling).add(file);
            }
        }
        String kept = " WHERE " + columns.time() + " >= " + cutoff;
        List<String> parts = new ArrayList<>();
        for (Generation generation : moment.hot()) {
            if (generation.has(table)) {
                parts.add("SELECT " + wanted.list() + " FROM " + generation.quoted(table) + (cutoff <= 0 ? "" : kept));
            }
        }
        // A search for the last rows then finds them at once, and passes over the other files.
        Comparator<LakeFile> order = oldestFirst
                ? Comparator.comparingLong(LakeFile::min)
                : Comparator.comparingLong(LakeFile::max).reversed();
        whole.sort(order);
        straddling.sort(order);
        List<String> files = new ArrayList<>(selects(whole, "", wanted));
        files.addAll(oldestFirst ? 0 : files.size(), selects(straddling, kept, wanted));
        parts.addAll(oldestFirst ? 0 : parts.size(), files);
        if (parts.isEmpty()) {
            parts.add("SELECT " + wanted.list(List.of()) + " LIMIT 0");
        }
        return '(' + String.join(" UNION ALL ", parts) + ") AS \"" + table + '"';
    }

    /** The rows of some files. */
    public String of(List<LakeFile> files) {
        return '(' + String.join(" UNION ALL ", selects(files, "", columns.all())) + ')';
    }

    private List<String> selects(List<LakeFile> files, String filter, ColumnChoice wanted) {
        Map<List<String>, List<LakeFile>> alike = new LinkedHashMap<>();
        files.forEach(file -> alike.computeIfAbsent(file.signature(), signature -> new ArrayList<>())
                .add(file));
        List<String> selects = new ArrayList<>();
        alike.forEach((signature, some) -> {
            List<String> kept = some.getFirst().columns();
            selects.add("SELECT " + (kept.equals(columns.signature()) ? wanted.list() : wanted.list(kept)) + " FROM "
                    + ParquetWriter.rows(
                            signature, some.stream().map(folder::path).toList()) + filter);
        });
        return selects;
    }
}
