package dev.purser.lake.record;

import dev.purser.lake.table.LakeTable;
import java.util.function.Supplier;

/**
 * A table together with the way from records found elsewhere to its rows: what tools use that have no event.
 *
 * @param rows a new one for each thread
 */
public record ForeignTable(LakeTable table, Supplier<RecordRows> rows) {
    /** A table whose foreign records are as its own. */
    public static ForeignTable of(RecordTable table) {
        return new ForeignTable(table, table::foreign);
    }
}
