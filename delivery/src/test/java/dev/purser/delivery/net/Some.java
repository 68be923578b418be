package dev.purser.delivery.net;

import dev.purser.delivery.Batch;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Surroundings;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.PurserDialect;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.testkit.SampleEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Batches and destinations to try. */
public final class Some {
    public static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");
    /** Shaped as a signed note, with the dash and the line breaks of one. */
    public static final String CHECKPOINT = "registry.example/log\n42\nAAAA\n\n\u2014 registry.example AbCd\n";

    public static final Dialect PURSER =
            PurserDialect.FACTORY.open(Home.NOWHERE, Options.of("dialect", List.of(), Map.of()));

    private Some() {}

    public static List<AuditEvent> events(int count) {
        return new SampleEvents(11).next(count);
    }

    /** Events from the first number on, with a checkpoint. */
    public static Batch batch(long first, List<AuditEvent> events) {
        return batch(PURSER, first, events);
    }

    public static Batch batch(Dialect dialect, long first, List<AuditEvent> events) {
        RecordBuffer records = new RecordBuffer();
        RecordWriter writer = dialect.writer();
        long number = first;
        for (AuditEvent event : events) {
            records.begin(number++, event);
            writer.write(event, records);
        }
        return new Batch(records, first, number, NOW, Optional.of(CHECKPOINT));
    }

    public static Surroundings surroundings() {
        return new Surroundings(
                "here", Clock.fixed(NOW, ZoneOffset.UTC), new SimpleMeterRegistry(), Path.of("no-folder"));
    }

    public static Destination open(DestinationFactory factory, Map<String, String> chosen) {
        return open(factory, PURSER, chosen);
    }

    public static Destination open(DestinationFactory factory, Dialect dialect, Map<String, String> chosen) {
        return factory.open(
                Options.of("destination type " + factory.type(), factory.options(), chosen), dialect, surroundings());
    }
}
