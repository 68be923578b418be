package dev.purser.lake;

import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowWriter;
import java.util.List;
import java.util.function.LongPredicate;

/** Two rows for each event; of some, one and a half, and then a failure. */
record FailingTable(String name, LongPredicate fails) implements LakeTable {
    private static final EventTable SOUND = EventTable.all("sound");

    @Override
    public String description() {
        return "For a test.";
    }

    @Override
    public List<Column> columns() {
        return SOUND.columns();
    }

    @Override
    public String timeColumn() {
        return SOUND.timeColumn();
    }

    @Override
    public RowWriter rows() {
        RowWriter sound = SOUND.rows();
        return (sequence, event, to) -> {
            sound.write(sequence, event, to);
            if (fails.test(sequence)) {
                to.number(1);
                throw new IllegalStateException("a mistake in a table");
            }
            sound.write(sequence, event, to);
        };
    }
}
