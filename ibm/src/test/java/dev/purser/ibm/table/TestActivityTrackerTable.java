package dev.purser.ibm.table;

import dev.purser.event.dialect.DialectFactory.Limit;
import dev.purser.event.dialect.Home;
import dev.purser.ibm.activitytracker.ActivityTrackerDialect;
import dev.purser.lake.record.AbstractTableTests;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.table.LakeTable;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Activity Tracker's events, their fields flattened. */
class TestActivityTrackerTable extends AbstractTableTests {
    @Override
    protected ForeignTable foreign() {
        return IbmTables.foreign().getFirst();
    }

    @Override
    protected LakeTable table(Home home, Map<String, String> chosen) {
        return IbmTables.of(home, chosen).getFirst();
    }

    @Override
    protected Home home() {
        return new Home(
                "123456789012",
                "123456789012",
                UUID.fromString("01234567-89ab-4def-8123-456789abcdef"),
                "0123456789ab4def8123456789abcdef",
                "us.icr.io",
                "plant-1",
                Optional.empty());
    }

    @Override
    protected String records() {
        return "/dev/purser/ibm/activitytracker";
    }

    @Override
    protected String timeColumn() {
        return "eventTime";
    }

    @Override
    protected String actionColumn() {
        return "action";
    }

    @Override
    protected Set<String> silent() {
        return ActivityTrackerDialect.FACTORY.limits().stream()
                .filter(limit -> limit.about().equals("action"))
                .map(Limit::what)
                .collect(Collectors.toSet());
    }

    @Override
    protected String other() {
        return "{\"eventVersion\":\"1.11\",\"eventTime\":\"2026-11-21T04:50:56Z\"}";
    }
}
