package dev.purser.lake.record;

import dev.purser.lake.table.Column;
import java.util.Optional;

/**
 * A column and where its value stands in a record.
 *
 * @param cell empty for a computed column
 */
public record RecordColumn(Column column, Optional<Cell> cell) {
    public RecordColumn {
        if (column.stored() != cell.isPresent()) {
            throw new IllegalArgumentException(column.name() + ": a stored column has a cell, and no other");
        }
    }

    /** A stored column. */
    public static RecordColumn of(Column column, Cell cell) {
        return new RecordColumn(column, Optional.of(cell));
    }

    /** A column that is reckoned from others. */
    public static RecordColumn computed(Column column) {
        return new RecordColumn(column, Optional.empty());
    }
}
