package dev.purser.ibm.activitytracker;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.AbstractDialectTests;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitrary;

class TestActivityTrackerDialect extends AbstractDialectTests {
    /** The registry of the fixtures. */
    static final Home HOME = new Home(
            "123456789012",
            "123456789012",
            UUID.fromString("01234567-89ab-4def-8123-456789abcdef"),
            "0123456789ab4def8123456789abcdef",
            "us.icr.io",
            "plant-1",
            Optional.empty());

    @Override
    protected Dialect dialect(Map<String, String> options) {
        return open(options);
    }

    static Dialect open(Map<String, String> options) {
        return ActivityTrackerDialect.FACTORY.open(
                HOME, Options.of("dialect activity-tracker", ActivityTrackerDialect.FACTORY.options(), options));
    }

    @Override
    protected String fixtures() {
        return "/dev/purser/ibm/activitytracker";
    }

    @Override
    protected Arbitrary<AuditEvent> expressible() {
        return ExpressibleEvents.all();
    }
}
