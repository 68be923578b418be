package dev.purser.lake;

import dev.purser.event.AuditEvent;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowSink;
import dev.purser.lake.table.RowWriter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Predicate;

/** A table of events with a column of each form, for tests: {@code copies} rows for each event that it wants. */
record EventTable(String name, int copies, Predicate<AuditEvent> wanted) implements LakeTable {
    static EventTable all(String name) {
        return new EventTable(name, 1, event -> true);
    }

    @Override
    public String description() {
        return "Events, for a test.";
    }

    @Override
    public List<Column> columns() {
        return List.of(
                Column.of("At", KustoType.DATETIME),
                Column.of("Id", KustoType.STRING).as(Column.Form.GUID_TEXT),
                Column.of("Action", KustoType.STRING),
                Column.of("Actor", KustoType.STRING),
                Column.of("Seconds", KustoType.STRING).as(Column.Form.SIX_DECIMALS),
                Column.of("Status", KustoType.INT),
                Column.of("Data", KustoType.DYNAMIC),
                Column.computed("Kind", KustoType.STRING, "upper(\"Action\")"));
    }

    @Override
    public String timeColumn() {
        return "At";
    }

    @Override
    public RowWriter rows() {
        return this::write;
    }

    private void write(long sequence, AuditEvent event, RowSink to) {
        if (!wanted.test(event)) {
            return;
        }
        for (int copy = 0; copy < copies; copy++) {
            to.number(ticks(event.started()));
            to.text(event.id().toString());
            to.text(event.action().text());
            to.text(event.actor().name().orElse(""));
            to.text(event.duration().toNanosPart() / 1_000 + ".000000");
            event.outcome().status().ifPresentOrElse(to::number, to::none);
            to.text("{\"copy\":" + copy + "}");
            to.end();
        }
    }

    static long ticks(Instant at) {
        return Ticks.of(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    }
}
