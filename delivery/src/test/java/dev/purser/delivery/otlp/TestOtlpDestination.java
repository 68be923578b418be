package dev.purser.delivery.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.MessageLite;
import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.http.Receiver;
import dev.purser.delivery.net.Some;
import dev.purser.event.AuditEvent;
import dev.purser.event.Severity;
import dev.purser.event.dialect.EventJson;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsPartialSuccess;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the protocol's own classes read out of requests, and what becomes of its answers. */
class TestOtlpDestination {
    private final Receiver receiver = new Receiver();
    private final List<AuditEvent> events = Some.events(40);
    private final Batch batch = Some.batch(17, events);

    @AfterEach
    void end() {
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({"none", "gzip"})
    void everyRecordIsALogRecord(String compression) throws Exception {
        try (Destination otlp = open(Map.of("compression", compression))) {
            assertThat(otlp.deliver(batch)).isEqualTo(Receipt.ALL);
        }
        Receiver.Got got = receiver.got.getFirst();
        assertThat(got.header("content-type")).isEqualTo("application/x-protobuf");
        ResourceLogs resource = ExportLogsServiceRequest.parseFrom(
                        compression.equals("gzip")
                                ? new GZIPInputStream(new ByteArrayInputStream(got.body())).readAllBytes()
                                : got.body())
                .getResourceLogs(0);
        assertThat(attributes(resource.getResource().getAttributesList())
                        .get("service.name")
                        .getStringValue())
                .isEqualTo("purser");
        assertThat(resource.getScopeLogs(0).getScope().getName()).isEqualTo("dev.purser.delivery/purser");
        List<LogRecord> logs = resource.getScopeLogs(0).getLogRecordsList();
        assertThat(logs).hasSize(events.size());
        for (int i = 0; i < logs.size(); i++) {
            AuditEvent event = events.get(i);
            LogRecord log = logs.get(i);
            Map<String, AnyValue> attributes = attributes(log.getAttributesList());
            assertThat(instant(log.getTimeUnixNano())).isEqualTo(event.recorded());
            assertThat(instant(log.getObservedTimeUnixNano())).isEqualTo(Some.NOW);
            assertThat(log.getSeverityText()).isEqualTo(event.severity().text());
            assertThat(log.getSeverityNumberValue())
                    .isEqualTo(Map.of(Severity.NORMAL, 9, Severity.WARNING, 13, Severity.CRITICAL, 18)
                            .get(event.severity()));
            assertThat(log.getEventName())
                    .isEqualTo("purser." + event.action().text())
                    .isEqualTo(attributes.get("event.name").getStringValue());
            assertThat(attributes.get("purser.sequence").getIntValue()).isEqualTo(17 + i);
            assertThat(attributes.get("purser.event.id").getStringValue())
                    .isEqualTo(event.id().toString());
            assertThat(EventJson.read(log.getBody().getStringValue().getBytes(StandardCharsets.UTF_8))
                            .event())
                    .isEqualTo(event);
            assertThat(attributes.containsKey("purser.checkpoint")).isEqualTo(i == logs.size() - 1);
        }
        assertThat(attributes(logs.getLast().getAttributesList())
                        .get("purser.checkpoint")
                        .getStringValue())
                .isEqualTo(Some.CHECKPOINT);
    }

    @Test
    void bodiesMayBeValues() throws Exception {
        try (Destination otlp = open(Map.of("body", "values"))) {
            otlp.deliver(batch);
        }
        LogRecord log = ExportLogsServiceRequest.parseFrom(
                        receiver.got.getFirst().body())
                .getResourceLogs(0)
                .getScopeLogs(0)
                .getLogRecords(0);
        Map<String, AnyValue> body = attributes(log.getBody().getKvlistValue().getValuesList());
        AuditEvent event = events.getFirst();
        assertThat(body.get("sequence").getIntValue()).isEqualTo(17);
        assertThat(body.get("action").getStringValue()).isEqualTo(event.action().text());
        assertThat(body.get("readOnly").getBoolValue()).isEqualTo(event.action().readOnly());
        assertThat(attributes(body.get("actor").getKvlistValue().getValuesList())
                        .get("kind")
                        .getStringValue())
                .isEqualTo(event.actor().kind().text());
    }

    @Test
    void someRejectedOfManyAskForHalvesAndAllRejectedAreDeadLetters() throws Exception {
        answer(partial(3, "too old"));
        answer(partial(40, "too old"));
        answer(partial(0, "a warning"));
        try (Destination otlp = open(Map.of())) {
            assertThatThrownBy(() -> otlp.deliver(batch)).isInstanceOfSatisfying(DeliveryException.class, e -> {
                assertThat(e.kind()).isEqualTo(Kind.REFUSED);
                assertThat(e).hasMessageContaining("3 of 40").hasMessageContaining("too old");
            });
            Receipt none = otlp.deliver(batch);
            assertThat(none.refused()).hasSize(40).allMatch(one -> one.reason().equals("rejected: too old"));
            assertThat(otlp.deliver(batch)).isEqualTo(Receipt.ALL);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|{}|true",
                "application/json|{\"partialSuccess\":{}}|true",
                "application/json|{\"partialSuccess\":{\"rejectedLogRecords\":\"40\",\"errorMessage\":\"no\"}}|false",
                "application/json|{\"partialSuccess\"|failure",
                "application/json|[]|failure",
                "text/html|<html>Please log in</html>|failure",
                "application/x-protobuf|not protobuf at all|failure",
            })
    void otherAnswersAreReadAsFarAsTheyCanBe(String type, String body, String taken) throws Exception {
        receiver.then(200, body, Map.of("Content-Type", type));
        try (Destination otlp = open(Map.of())) {
            if (taken.equals("failure")) {
                assertThatThrownBy(() -> otlp.deliver(batch))
                        .isInstanceOfSatisfying(
                                DeliveryException.class,
                                e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
            } else {
                assertThat(otlp.deliver(batch).refused().isEmpty()).isEqualTo(Boolean.parseBoolean(taken));
            }
        }
    }

    private static ExportLogsServiceResponse partial(long rejected, String why) {
        return ExportLogsServiceResponse.newBuilder()
                .setPartialSuccess(ExportLogsPartialSuccess.newBuilder()
                        .setRejectedLogRecords(rejected)
                        .setErrorMessage(why))
                .build();
    }

    private void answer(MessageLite message) {
        receiver.then((exchange, got) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, message.getSerializedSize());
            message.writeTo(exchange.getResponseBody());
        });
    }

    private static Map<String, AnyValue> attributes(List<KeyValue> list) {
        return list.stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
    }

    private Destination open(Map<String, String> more) {
        Map<String, String> chosen = new HashMap<>(more);
        chosen.put("url", receiver.url());
        chosen.put("allow-private", "true");
        return Some.open(new OtlpDestinationFactory(), chosen);
    }
}
