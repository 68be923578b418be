package dev.purser.bench;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Delivery;
import dev.purser.delivery.DeliveryConfig;
import dev.purser.delivery.DestinationSetup;
import dev.purser.delivery.DestinationStatus;
import dev.purser.delivery.Rule;
import dev.purser.delivery.SecretBox;
import dev.purser.delivery.Selection;
import dev.purser.delivery.StartPoint;
import dev.purser.delivery.sns.SnsKeys;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.event.dialect.Dialects;
import dev.purser.event.dialect.Home;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalConfig;
import dev.purser.journal.Recorder;
import dev.purser.journal.RecorderConfig;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.MetadataConfig;
import dev.purser.metadata.Metadatas;
import dev.purser.server.reference.Catalogue;
import dev.purser.testkit.SampleEvents;
import dev.purser.testkit.kafka.KafkaBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** How fast a destination that is behind catches up: to a folder, as CloudTrail's gzip files, and to Kafka on loopback. */
final class DeliveryBench {
    private static final int AT_ONCE = 1000;
    private static final BatchRule BATCHES = new BatchRule(10_000, 8 << 20, Duration.ofMillis(100));

    private final Path work;
    private final int events;
    private final Figures figures;

    DeliveryBench(Path work, int events, Figures figures) {
        this.work = work;
        this.events = events;
        this.figures = figures;
    }

    /** Keeps secrets as they are: there are none. */
    private static final class OpenBox implements SecretBox {
        @Override
        public byte[] seal(String purpose, byte[] plain) {
            return plain;
        }

        @Override
        public byte[] open(String purpose, byte[] sealed) {
            return sealed;
        }
    }

    void run() throws Exception {
        Clock clock = Clock.systemUTC();
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        try (FileJournal journal = FileJournal.open(JournalConfig.defaults(work), clock, metrics, List.of());
                Recorder recorder = new Recorder(journal, RecorderConfig.defaults(work), clock, metrics);
                Metadata metadata =
                        Metadatas.open(MetadataConfig.defaults(work), recorder, Delivery.migrations(), clock, metrics);
                Delivery delivery = Delivery.open(
                        DeliveryConfig.defaults(work),
                        journal,
                        metadata,
                        new Dialects(Catalogue.DIALECTS),
                        Catalogue.types(new SnsKeys(work.resolve("keys"), clock)),
                        Home.NOWHERE,
                        new OpenBox(),
                        clock,
                        metrics);
                KafkaBroker broker = KafkaBroker.start(Files.createDirectories(work.resolve("kafka")))) {
            fill(journal);
            delivery.start();
            measure(delivery, "to a folder, uncompressed", "folder", "purser", Map.of("path", "plain"), 100_000);
            measure(delivery, "to a folder, uncompressed", "folder", "azure", Map.of("path", "azure"), 100_000);
            measure(delivery, "as CloudTrail gzip files", "folder", "cloudtrail", Map.of("path", "trail"), 40_000);
            measure(delivery, "to Kafka on loopback", "kafka", "activity-tracker", kafka(broker, "one"), 40_000);
            measure(delivery, "to Kafka on loopback", "kafka", "purser", kafka(broker, "two"), 40_000);
        }
    }

    private static Map<String, String> kafka(KafkaBroker broker, String topic) throws Exception {
        broker.createTopic(topic, 1, Map.of());
        return Map.of("bootstrap-servers", broker.bootstrap(), "topic", topic, "security-protocol", "PLAINTEXT");
    }

    private void fill(FileJournal journal) {
        List<AuditEvent> samples = new SampleEvents(2).next(20_000);
        List<SealedEvent> some = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            some.add(EventCodec.seal(samples.get(i % samples.size())));
            if (some.size() == AT_ONCE || i == events - 1) {
                journal.append(some);
                some.clear();
            }
        }
    }

    private void measure(
            Delivery delivery, String what, String type, String dialect, Map<String, String> options, double target)
            throws InterruptedException {
        String name = type + "-" + dialect;
        Recording recording = job(Action.TARGET_CREATE);
        DestinationSetup setup = new DestinationSetup(
                name, type, new HashMap<>(options), dialect, Map.of(), Optional.of(BATCHES), "", Optional.empty());
        delivery.destinations().create(recording, setup, StartPoint.BEGINNING, true);
        long began = System.nanoTime();
        delivery.routes()
                .create(
                        job(Action.ROUTE_CREATE),
                        name,
                        true,
                        List.of(new Rule(Selection.ALL, List.of(name))),
                        Optional.empty());
        DestinationStatus status = delivery.destinations().status(name);
        while (status.position() < events) {
            LockSupport.parkNanos(5_000_000);
            status = delivery.destinations().status(name);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        figures.atLeast(what + ", " + dialect, "events/s", events / seconds, target);
        delivery.routes().delete(job(Action.ROUTE_DELETE), name);
        delivery.destinations().delete(job(Action.TARGET_DELETE), name);
    }

    private static Recording job(Action action) {
        return Recording.job(Clock.systemUTC(), action, "bench");
    }
}
