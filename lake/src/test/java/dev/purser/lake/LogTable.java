package dev.purser.lake;

import dev.purser.kql.type.KustoType;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowWriter;
import java.util.List;

/** A table whose rows are given directly. */
record LogTable(String name) implements LakeTable {
    @Override
    public String description() {
        return "Lines of a log, for a test.";
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("At", KustoType.DATETIME), Column.of("Line", KustoType.STRING));
    }

    @Override
    public String timeColumn() {
        return "At";
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
