package dev.purser.lake.purser;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.PurserDialect;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.record.RecordTable;
import dev.purser.lake.table.LakeTable;
import java.util.List;
import java.util.Map;

/** Purser's own tables that are made of events. */
public final class PurserTables {
    private PurserTables() {}

    public static List<LakeTable> all() {
        return List.of(table());
    }

    /** The tables for events in Purser's own JSON, such as those in a destination's files. */
    public static List<ForeignTable> foreign() {
        return List.of(ForeignTable.of(table()));
    }

    private static RecordTable table() {
        Dialect dialect = PurserDialect.FACTORY.open(
                Home.NOWHERE, Options.of("table " + PurserEvents.NAME, PurserDialect.FACTORY.options(), Map.of()));
        return PurserEvents.over(dialect);
    }
}
