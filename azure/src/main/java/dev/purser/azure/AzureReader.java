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
    private boolean done;

    AzureReader(AzureSettings settings, boolean keepRaw) {
        this.keepRaw = keepRaw;
        resources = new ResourceLogReader(settings);
        activity = new ActivityLogReader(settings);
        imports = new Imports(new AzureWriter(settings));
    }

    @Override
    public void read(byte[] record, Consumer<AuditEvent> events) {
        String raw = keepRaw ? new String(record, StandardCharsets.UTF_8) : null;
        boolean looked = looked(record, raw, events);
        if (looked && done) {
            return;
        }
        byte[] compact = StrictJson.compacted(record);
        if (looked && compact == record) {
            emit(resources.withLeftovers(compact, raw), compact, events);
            return;
        }
        if (!slices.parse(compact, 0, compact.length)) {
            throw new RecordException(RecordException.Reason.MALFORMED, "not a JSON object");
        }
        checked(compact, raw, events);
    }

    /**
     * A first look at bytes that may be anything: true if they look like a record of the resource logs, whose event was
     * given out if {@link #done}.
     */
    private boolean looked(byte[] record, String raw, Consumer<AuditEvent> events) {
        done = false;
        if (record.length > StrictJson.LARGEST || !slices.parse(record, 0, record.length)) {
            return false;
        }
        String category = slices.text("category");
        if (category == null || !ResourceLogReader.takes(category)) {
            return false;
        }
        AuditEvent event;
        try {
            event = resources.exact(slices, record, category, raw);
        } catch (RecordException refused) {
            // Refused again once the bytes are known to be sound, or for not being so.
            return false;
        }
        if (event != null && resources.compared()) {
            done = true;
            emit(event, record, events);
        }
        return true;
    }

    private void checked(byte[] compact, String raw, Consumer<AuditEvent> events) {
        String category = slices.text("category");
        if (category == null) {
            category = slices.text("type");
        }
        if (category == null) {
            throw new RecordException(RecordException.Reason.MALFORMED, "expected a text \"category\"");
        }
        if (ActivityLogReader.takes(category)) {
            activity.read(slices, compact, raw, ended -> imports.ended(ended, gathered(events)));
            return;
        }
        if (!ResourceLogReader.takes(category)) {
            throw new RecordException(
                    RecordException.Reason.OTHER_SERVICE,
                    "no log of a container registry: category "
                            + category.substring(0, Math.min(80, category.length())));
        }
        AuditEvent event = resources.exact(slices, compact, category, raw);
        emit(event == null ? resources.withLeftovers(compact, raw) : event, compact, events);
    }

    private void emit(AuditEvent event, byte[] compact, Consumer<AuditEvent> events) {
        if (event.action() == Action.IMAGE_IMPORT) {
            imports.repository(event, compact, activity, gathered(events));
        } else {
            gathering.take(event, events);
        }
    }

    private Consumer<AuditEvent> gathered(Consumer<AuditEvent> events) {
        return event -> gathering.take(event, events);
    }

    @Override
    public void end(Consumer<AuditEvent> events) {
        activity.end(ended -> imports.ended(ended, gathered(events)));
        gathering.flush(events);
    }
}
