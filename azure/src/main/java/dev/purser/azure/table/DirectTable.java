package dev.purser.azure.table;

import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowWriter;
import java.util.List;

/** A table whose rows are not made of events. */
record DirectTable(String name, String description, List<Column> columns) implements LakeTable {
    @Override
    public String timeColumn() {
        return "TimeGenerated";
    }

    @Override
    public RowWriter rows() {
        return (sequence, event, to) -> {};
    }

    @Override
    public boolean ofEvents() {
        return false;
    }
}
