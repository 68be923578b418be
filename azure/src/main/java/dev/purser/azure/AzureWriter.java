package dev.purser.azure;

import dev.purser.azure.activitylog.ActivityLogWriter;
import dev.purser.azure.activitylog.ActivityLogWriter.Between;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.Sources;
import dev.purser.azure.resourcelog.ResourceLogWriter;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;

/**
 * Writes events as records of the log that has a place for them. An import is told by both: by the activity log as what
 * was asked for, and between its begin and end by the repository log as what came of it.
 */
final class AzureWriter implements RecordWriter {
    private final ResourceLogWriter resources;
    private final ActivityLogWriter activity;

    AzureWriter(AzureSettings settings) {
        resources = new ResourceLogWriter(settings);
        activity = new ActivityLogWriter(settings);
    }

    @Override
    public int write(AuditEvent event, RecordBuffer to) {
        if (event.action() == Action.IMAGE_IMPORT) {
            int before = to.size();
            activity.write(event, to, () -> repository(event, to));
            return to.size() > before ? to.size() - before : repository(event, to);
        }
        int count = resources.write(event, to);
        return count > 0 ? count : activity.write(event, to, Between.NOTHING);
    }

    private int repository(AuditEvent event, RecordBuffer to) {
        return Sources.hasLeftovers(event.source()) && event.source().rest().containsKey(ResourceLogWriter.REPOSITORY)
                ? 0
                : resources.write(event, to);
    }
}
