package dev.purser.lake;

import dev.purser.journal.Journal;
import dev.purser.lake.file.LakeFile;
import dev.purser.lake.file.LakeFolder;
import dev.purser.lake.file.Manifest;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.file.TableFiles;
import dev.purser.lake.table.LakeTable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the manifest that was found into accord with the tables that are switched on, the files and the journal. */
final class LakeTables {
    private static final Logger log = LoggerFactory.getLogger(LakeTables.class);

    /** How many events a lake that has nothing yet reads in order before its tables are fully there. */
    private static final long SHORT_JOURNAL = 100_000;

    private LakeTables() {}

    /** The manifest to begin with. Files of tables that are switched off stay, so that they can be switched on again. */
    static Manifest settle(Manifest found, Collection<LakeTable> tables, LakeFolder folder, Journal journal) {
        long size = journal.size();
        long known = tables.stream()
                .filter(LakeTable::ofEvents)
                .map(table -> found.tables().get(table.name()))
                .filter(table -> table != null && table.position() <= size)
                .mapToLong(TableFiles::position)
                .max()
                .orElse(size - journal.first() <= SHORT_JOURNAL ? journal.first() : size);
        Manifest settled = found;
        for (LakeTable table : tables) {
            Optional<TableFiles> before = Optional.ofNullable(found.tables().get(table.name()));
            settled = settled.with(
                    table.name(),
                    table.ofEvents()
                            ? ofEvents(table, before, folder, journal, known)
                            : whole(table.name(), before.orElse(fresh(0)), folder));
        }
        return settled;
    }

    private static TableFiles ofEvents(
            LakeTable declared, Optional<TableFiles> before, LakeFolder folder, Journal journal, long known) {
        String name = declared.name();
        if (before.isEmpty()) {
            return known > journal.first() ? again(fresh(known), journal) : fresh(known);
        }
        TableFiles table = before.get();
        if (table.position() > journal.size()) {
            log.error(
                    "table knows events that the journal does not have, it is made again: table={} position={} size={}",
                    name,
                    table.position(),
                    journal.size());
            return again(fresh(known), journal);
        }
        TableFiles whole = whole(name, table, folder);
        boolean again = whole.files().size() < table.files().size()
                || lost(table, folder)
                || outdated(whole, StoredColumns.of(declared), journal);
        return again ? again(whole, journal) : whole;
    }

    private static TableFiles fresh(long position) {
        return new TableFiles(position, List.of(), Optional.empty());
    }

    private static TableFiles again(TableFiles table, Journal journal) {
        List<Long> erasures = table.rebuild().map(TableFiles.Rebuild::erasures).orElse(List.of());
        return table.rebuilding(Optional.of(TableFiles.Rebuild.begin(journal.first(), table.position(), erasures)));
    }

    private static TableFiles whole(String name, TableFiles table, LakeFolder folder) {
        List<LakeFile> gone =
                table.files().stream().filter(file -> !folder.whole(file)).toList();
        gone.forEach(file -> log.error("file of the lake is missing or cut: table={} file={}", name, file.path()));
        return table.without(gone);
    }

    /**
     * Whether rows that can be made again were kept under other columns than the table has now, and are not being made
     * again already.
     */
    private static boolean outdated(TableFiles table, StoredColumns columns, Journal journal) {
        List<LakeFile> made = table.rebuild().map(TableFiles.Rebuild::files).orElse(List.of());
        long below = table.rebuild().map(TableFiles.Rebuild::below).orElse(0L);
        return Stream.concat(made.stream(), table.files().stream().filter(file -> file.first() >= below))
                .anyMatch(file ->
                        file.last() >= journal.first() && !file.columns().equals(columns.signature()));
    }

    private static boolean lost(TableFiles table, LakeFolder folder) {
        return table.rebuild()
                .map(rebuild -> rebuild.files().stream().anyMatch(file -> !folder.whole(file)))
                .orElse(false);
    }
}
