package dev.purser.server.config;

import java.time.Duration;
import java.util.List;

/** How long the rows of these tables are kept. */
record TableKeep(List<String> tables, Duration time) {
    private static final ValueType<Duration> TIME = ValueTypes.time("1h", "36500d");

    static List<TableKeep> parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new BadValueException("has a member without =", "write a table's name, = and a time: CloudTrail=90d");
        }
        return List.of(new TableKeep(
                LakeTables.named(text.substring(0, equals).strip()),
                TIME.parse(text.substring(equals + 1).strip())));
    }
}
