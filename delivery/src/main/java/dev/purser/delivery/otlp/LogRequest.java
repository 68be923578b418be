package dev.purser.delivery.otlp;

import dev.purser.delivery.Batch;
import dev.purser.event.Severity;
import dev.purser.event.dialect.RecordBuffer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes requests: one log record a record.
 *
 * @param resource who sends
 * @param scope which dialect the records are in
 * @param tree whether bodies are values instead of text
 */
record LogRequest(Resource resource, InstrumentationScope scope, boolean tree) {
    static LogRequest of(String service, String dialect, boolean tree) {
        return new LogRequest(
                Resource.newBuilder()
                        .addAttributes(text("service.name", service))
                        .build(),
                InstrumentationScope.newBuilder()
                        .setName("dev.purser.delivery/" + dialect)
                        .build(),
                tree);
    }

    /** The bytes of a request with all records of the batch. */
    byte[] bytes(Batch batch) {
        RecordBuffer records = batch.records();
        ScopeLogs.Builder logs = ScopeLogs.newBuilder().setScope(scope);
        long observed = nanos(batch.cut());
        int last = records.size() - 1;
        for (int i = 0; i <= last; i++) {
            LogRecord.Builder log = log(records, i).setObservedTimeUnixNano(observed);
            if (i == last && batch.checkpoint().isPresent()) {
                log.addAttributes(text("purser.checkpoint", batch.checkpoint().get()));
            }
            logs.addLogRecords(log);
        }
        return ExportLogsServiceRequest.newBuilder()
                .addResourceLogs(ResourceLogs.newBuilder().setResource(resource).addScopeLogs(logs))
                .build()
                .toByteArray();
    }

    private LogRecord.Builder log(RecordBuffer records, int record) {
        Severity severity = records.severity(record);
        LogRecord.Builder log = LogRecord.newBuilder()
                .setTimeUnixNano(nanos(records.time(record)))
                .setSeverityNumber(number(severity))
                .setSeverityText(severity.text())
                .setBody(tree ? BodyValue.tree(records, record) : BodyValue.text(records, record))
                .addAttributes(number("purser.sequence", records.sequence(record)));
        UUID id = records.event(record);
        if (id != null) {
            log.addAttributes(text("purser.event.id", id.toString()));
        }
        records.action(record)
                .ifPresent(action -> log.setEventName("purser." + action.text())
                        .addAttributes(text("event.name", "purser." + action.text())));
        return log;
    }

    /** OpenTelemetry's log data model, "Severity Fields" and its mapping of syslog. */
    private static SeverityNumber number(Severity severity) {
        return switch (severity) {
            case NORMAL -> SeverityNumber.SEVERITY_NUMBER_INFO;
            case WARNING -> SeverityNumber.SEVERITY_NUMBER_WARN;
            case CRITICAL -> SeverityNumber.SEVERITY_NUMBER_ERROR2;
        };
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static KeyValue number(String key, long value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setIntValue(value))
                .build();
    }
}
