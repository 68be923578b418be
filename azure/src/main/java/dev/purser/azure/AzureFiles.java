package dev.purser.azure;

import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Azure's archive: one append blob for each resource, category and hour of receipt, a record a line. Source: azure.md 4.1.
 */
final class AzureFiles implements FileLayout {
    static final String ACTIVITY_CONTAINER = "insights-activity-logs";

    private static final String LOG_CONTAINER = "insights-logs-";
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern(
                    "'/y='uuuu'/m='MM'/d='dd'/h='HH'/m=00/PT1H.json'")
            .withZone(ZoneOffset.UTC);

    @Override
    public Framing framing() {
        return Framing.LINES;
    }

    @Override
    public boolean gzip() {
        return false;
    }

    @Override
    public Growth growth() {
        return Growth.APPEND;
    }

    /** The activity log is kept by subscription: its records' filing names no resource. */
    @Override
    public Name name(Filing filing, Instant written, String unique) {
        if (filing.resource().isEmpty()) {
            return new Name(
                    Optional.of(ACTIVITY_CONTAINER),
                    "resourceId=/SUBSCRIPTIONS/" + filing.account() + HOUR.format(written));
        }
        return new Name(
                Optional.of(LOG_CONTAINER + filing.category().toLowerCase(Locale.ROOT)),
                "resourceId=" + filing.resource() + HOUR.format(written));
    }

    @Override
    public String contentType() {
        return "application/octet-stream";
    }

    @Override
    public Optional<String> contentEncoding() {
        return Optional.empty();
    }

    @Override
    public Duration cadence() {
        return Duration.ofMinutes(1);
    }
}
