package dev.purser.lake;

import dev.purser.kql.type.KustoType;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowWriter;
import java.util.List;

/** What a later version of the program makes of {@link EventTable}: other columns. */
record WiderTable(String name) implements LakeTable {
    @Override
    public String description() {
        return "For a test.";
    }

    @Override
    public List<Column> columns() {
        return List.of(Column.of("At", KustoType.DATETIME), Column.of("Extra", KustoType.STRING));
    }

    @Override
    public String timeColumn() {
        return "At";
    }

    @Override
    public RowWriter rows() {
        return (sequence, event, to) -> {
            to.number(EventTable.ticks(event.started()));
            to.text("new");
            to.end();
        };
    }
}
