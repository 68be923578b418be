package dev.purser.ibm.table;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.ibm.activitytracker.ActivityTrackerDialect;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.record.RecordTable;
import dev.purser.lake.table.LakeTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every table of this room. */
public final class IbmTables {
    private IbmTables() {}

    /**
     * @param home the registry that the records are of
     * @param chosen what is chosen in Activity Tracker's dialect; the frame is none, whatever is chosen
     */
    public static List<LakeTable> of(Home home, Map<String, String> chosen) {
        return List.of(ActivityTrackerTable.over(dialect(home, chosen)));
    }

    /** The tables for records that no event is known of, such as those in a bucket's files. */
    public static List<ForeignTable> foreign() {
        RecordTable table = ActivityTrackerTable.over(dialect(Home.NOWHERE, Map.of()));
        return List.of(new ForeignTable(table, () -> new FramedRows(table.foreign())));
    }

    private static Dialect dialect(Home home, Map<String, String> chosen) {
        Map<String, String> plain = new HashMap<>(chosen);
        plain.remove("framing");
        return ActivityTrackerDialect.FACTORY.open(
                home,
                Options.of("table " + ActivityTrackerTable.NAME, ActivityTrackerDialect.FACTORY.options(), plain));
    }
}
