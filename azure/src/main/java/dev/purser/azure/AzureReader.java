package dev.purser.azure;

import dev.purser.azure.activitylog.ActivityLogReader;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.Slices;
import dev.purser.azure.record.StrictJson;
import dev.purser.azure.resourcelog.Gathering;
import dev.purser.azure.resourcelog.ResourceLogReader;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Reads records of both logs, told apart by their category.
 *
 * <p>A record that is written again byte by byte as it came needs no other proof that it is sound; every other one is
 * checked as JSON first.
 */
final class AzureReader implements RecordReader {
    private final boolean keepRaw;
    private final ResourceLogReader resources;
    private final ActivityLogReader activity;
    private final Imports imports;
    private final Gathering gathering = new Gathering();
    private final Slices slices = new Slices();

    AzureReader(AzureSettings settings, boolean keepRaw) {
        this.keepRaw = keepRaw;
        resources = new ResourceLogReader(settings);
        activity = new ActivityLogReader(settings);
        imports = new Imports(new AzureWriter(settings));
    }

    @Override
    public void read(byte[] record, Consumer<AuditEvent> events) {
        String raw = keepRaw ? new String(record, StandardCharsets.UTF_8) : null;
        if (record.length <= StrictJson.LARGEST
                && slices.parse(record, 0, record.length)
                && attempt(record, false, raw, events)) {
            return;
        }
        byte[] compact = StrictJson.compacted(record);
        if (!slices.parse(compact, 0, compact.length)) {
            throw new RecordException(RecordException.Reason.MALFORMED, "not a JSON object");
        }
        attempt(compact, true, raw, events);
    }

    /** False if the bytes must be checked first. */
    private boolean attempt(byte[] compact, boolean checked, String raw, Consumer<AuditEvent> events) {
        Consumer<AuditEvent> gathered = event -> gathering.take(event, events);
        try {
            String category = slices.text("category");
            if (category == null) {
                category = slices.text("type");
            }
            if (category == null) {
                throw new RecordException(RecordException.Reason.MALFORMED, "expected a text \"category\"");
            }
            if (ActivityLogReader.takes(category)) {
                if (checked) {
                    activity.read(slices, compact, raw, ended -> imports.ended(ended, gathered));
                }
                return checked;
            }
            if (!ResourceLogReader.takes(category)) {
                throw new RecordException(
                        RecordException.Reason.OTHER_SERVICE,
                        "no log of a container registry: category "
                                + category.substring(0, Math.min(80, category.length())));
            }
            AuditEvent event = resources.read(slices, compact, category, checked, raw);
            if (event == null) {
                return false;
            }
            if (event.action() == Action.IMAGE_IMPORT) {
                imports.repository(event, compact, activity, gathered);
            } else {
                gathered.accept(event);
            }
            return true;
        } catch (RecordException refused) {
            if (checked) {
                throw refused;
            }
            return false;
        }
    }

    @Override
    public void end(Consumer<AuditEvent> events) {
        activity.end(ended -> imports.ended(ended, one -> gathering.take(one, events)));
        gathering.flush(events);
    }
}
