package dev.purser.aws.table;

import dev.purser.aws.cloudtrail.CloudTrailDialect;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.table.LakeTable;
import java.util.List;
import java.util.Map;

/** Every table of this room. */
public final class AwsTables {
    private AwsTables() {}

    /**
     * @param home the registry that the records are of
     * @param chosen what is chosen in CloudTrail's dialect
     */
    public static List<LakeTable> of(Home home, Map<String, String> chosen) {
        return List.of(CloudTrailTable.over(dialect(home, chosen)));
    }

    /** The tables for records that no event is known of, such as those in a trail's files. */
    public static List<ForeignTable> foreign() {
        return List.of(ForeignTable.of(CloudTrailTable.over(dialect(Home.NOWHERE, Map.of()))));
    }

    private static Dialect dialect(Home home, Map<String, String> chosen) {
        return CloudTrailDialect.FACTORY.open(
                home, Options.of("table " + CloudTrailTable.NAME, CloudTrailDialect.FACTORY.options(), chosen));
    }
}
