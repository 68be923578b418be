package dev.purser.ibm.activitytracker;

import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.MessageLayout;
import java.util.Map;

/** Event Streams messages as Event Routing sends them: one event each, under four headers. */
record Messages(Settings settings) implements MessageLayout {
    @Override
    public Framing framing() {
        return Framing.ALONE;
    }

    @Override
    public String topic(Filing filing) {
        return settings.topic();
    }

    @Override
    public Map<String, String> headers(Filing filing) {
        return Map.of(
                "type",
                "audit",
                "account",
                filing.account(),
                "region",
                settings.targetRegion().orElse(filing.location()),
                "location",
                filing.location());
    }
}
