package dev.purser.aws.history;

import dev.purser.aws.cloudtrail.RecordFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One record of the history.
 *
 * @param readOnly {@code true} or {@code false}
 * @param time when the call was over, in whole seconds
 * @param record the whole record as JSON
 */
public record HistoryEvent(
        String id,
        String name,
        String readOnly,
        Optional<String> accessKeyId,
        Instant time,
        String source,
        Optional<String> userName,
        List<RecordFields.Resource> resources,
        String record) {
    static HistoryEvent of(RecordFields fields, Instant time, byte[] record) {
        return new HistoryEvent(
                fields.member("eventID").orElse(""),
                fields.member("eventName").orElse(""),
                Boolean.toString(fields.readOnly()),
                fields.accessKeyId(),
                time,
                fields.member("eventSource").orElse(""),
                fields.userName(),
                fields.resources(),
                new String(record, StandardCharsets.UTF_8));
    }
}
