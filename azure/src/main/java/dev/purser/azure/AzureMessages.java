package dev.purser.azure;

import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.MessageLayout;
import java.util.Locale;
import java.util.Map;

/** Azure's stream: several records in one message, a hub for each category. Source: azure.md 4.2. */
final class AzureMessages implements MessageLayout {
    private static final String ACTIVITY_HUB = "insights-logs-operational-logs";
    private static final Framing RECORDS = Framing.array("records");

    @Override
    public Framing framing() {
        return RECORDS;
    }

    @Override
    public String topic(Filing filing) {
        return filing.resource().isEmpty()
                ? ACTIVITY_HUB
                : "insights-logs-" + filing.category().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, String> headers(Filing filing) {
        return Map.of();
    }
}
