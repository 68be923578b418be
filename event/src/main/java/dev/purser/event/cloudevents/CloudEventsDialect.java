package dev.purser.event.cloudevents;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.HourlyFiles;
import dev.purser.event.dialect.MessageLayout;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.dialect.RecordWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * CloudEvents 1.0 in the JSON event format: structured mode, or the batched mode where several go into one message.
 *
 * <p>{@code source} and {@code id} together tell copies of one event; {@code sequence} is the extension of that name.
 */
public final class CloudEventsDialect implements Dialect {
    /** Makes it. */
    public static final DialectFactory FACTORY = new DialectFactory() {
        @Override
        public String name() {
            return "cloudevents";
        }

        @Override
        public String summary() {
            return "CloudEvents 1.0 in JSON; the data is Purser's own event.";
        }

        @Override
        public List<Option> options() {
            return OPTIONS;
        }

        @Override
        public List<Limit> limits() {
            return List.of(new Limit(
                    "field", "all", "written only; the data is a record of the dialect purser, which is read"));
        }

        @Override
        public Dialect open(Home home, Options options) {
            return new CloudEventsDialect(home, options);
        }
    };

    private static final List<Option> OPTIONS = List.of(
            Option.choice(
                    "mode",
                    "structured",
                    List.of("structured", "batch"),
                    "One event a message (application/cloudevents+json), or as many as there are in one array"
                            + " (application/cloudevents-batch+json)."),
            Option.text(
                    "type-prefix", "dev.purser.", "What stands before the action in the type: a reversed domain name."),
            Option.open("source", "The source of all events, a URI reference; // and the registry if left out."));

    private static final String ONE = "application/cloudevents+json";
    private static final String MANY = "application/cloudevents-batch+json";

    private final Home home;
    private final String typePrefix;
    private final Optional<String> source;
    private final boolean batch;

    private CloudEventsDialect(Home home, Options options) {
        this.home = home;
        typePrefix = options.get("type-prefix");
        source = options.find("source");
        batch = options.get("mode").equals("batch");
    }

    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public RecordWriter writer() {
        return new CloudEventWriter(home, typePrefix, source);
    }

    @Override
    public Optional<RecordReader> reader(boolean keepRaw) {
        return Optional.empty();
    }

    @Override
    public FileLayout files() {
        return batch
                ? new HourlyFiles("cloudevents", "json", messages().framing(), MANY)
                : new HourlyFiles("cloudevents", "jsonl", Framing.LINES, "application/x-ndjson");
    }

    @Override
    public MessageLayout messages() {
        Framing framing = batch ? new Framing("[", ",", "]") : Framing.ALONE;
        Map<String, String> headers = Map.of("content-type", (batch ? MANY : ONE) + "; charset=UTF-8");
        return new MessageLayout() {
            @Override
            public Framing framing() {
                return framing;
            }

            @Override
            public String topic(Filing filing) {
                return "purser-events";
            }

            @Override
            public Map<String, String> headers(Filing filing) {
                return headers;
            }
        };
    }
}
