package dev.purser.delivery.otlp;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Surroundings;
import dev.purser.delivery.http.HttpOptions;
import dev.purser.delivery.http.HttpSender;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.time.Duration;
import java.util.List;

/**
 * Type {@code otlp}: OpenTelemetry log records over HTTP. Each has the time of the event's recording, the severity (normal
 * INFO, warning WARN, critical ERROR2), the event's name ({@code purser.image.delete}; as {@code event.name} too, for older
 * receivers), the attributes {@code purser.sequence} and {@code purser.event.id}, and the record as body; a batch's last
 * one has the journal's checkpoint as {@code purser.checkpoint}.
 *
 * <p>A receiver that rejects some log records says how many, not which (partial success): halves of the batch are sent
 * until single records are left, so that those it takes may arrive several times.
 */
public final class OtlpDestinationFactory implements DestinationFactory {
    private static final List<Option> OPTIONS = HttpOptions.with(List.of(
            HttpOptions.url("The receiver's address for logs, path and all: http://collector:4318/v1/logs."),
            Option.text("service-name", "purser", "The resource's attribute service.name."),
            Option.choice(
                    "body",
                    "text",
                    List.of("text", "values"),
                    "text: the body is the record's text. values: the record's JSON as a tree of values (kvlist), which some"
                            + " receivers index.")));

    @Override
    public String type() {
        return "otlp";
    }

    @Override
    public String summary() {
        return "OpenTelemetry logs over HTTP (OTLP, protobuf), to a collector or any backend that speaks it.";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public BatchRule batching(Dialect dialect, Options options) {
        return new BatchRule(1_000, 1 << 20, Duration.ofSeconds(1));
    }

    @Override
    public Destination open(Options options, Dialect dialect, Surroundings surroundings) {
        CheckedOptions checked = new CheckedOptions(surroundings.name(), options);
        LogRequest request = LogRequest.of(
                checked.get("service-name"), dialect.name(), checked.get("body").equals("values"));
        return new OtlpDestination(new HttpSender(checked, surroundings), request);
    }
}
