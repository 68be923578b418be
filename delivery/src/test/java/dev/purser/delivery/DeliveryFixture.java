package dev.purser.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.Dialects;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.PurserDialect;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalConfig;
import dev.purser.journal.JournalEntry;
import dev.purser.journal.Recorder;
import dev.purser.journal.RecorderConfig;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.MetadataConfig;
import dev.purser.metadata.Metadatas;
import dev.purser.testkit.SampleEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A journal and a database on real files, and deliveries between them and a scripted other side. */
final class DeliveryFixture implements AutoCloseable {
    static final Clock CLOCK = Clock.systemUTC();

    private static final SecretBox BOX = new SecretBox() {
        @Override
        public byte[] seal(String purpose, byte[] plain) {
            return turned(purpose, plain);
        }

        @Override
        public byte[] open(String purpose, byte[] sealed) {
            return turned(purpose, sealed);
        }

        private byte[] turned(String purpose, byte[] bytes) {
            byte[] turned = bytes.clone();
            for (int i = 0; i < turned.length; i++) {
                turned[i] ^= (byte) (0x5A ^ purpose.charAt(i % purpose.length()));
            }
            return turned;
        }
    };

    final ScriptedDestination other;
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Path folder;
    private final DeliveryConfig config;
    private final JournalConfig journalConfig;
    private final List<DialectFactory> dialects = new ArrayList<>();
    private final SampleEvents samples = new SampleEvents(7);
    private FileJournal journal;
    private Recorder recorder;
    private Metadata metadata;
    private Delivery delivery;
    private UnaryOperator<Metadata> around = UnaryOperator.identity();

    DeliveryFixture(Path folder) {
        this(folder, quick(folder), JournalConfig.defaults(folder), List.of(PurserDialect.FACTORY));
    }

    DeliveryFixture(Path folder, DeliveryConfig config, JournalConfig journalConfig, List<DialectFactory> dialects) {
        this.folder = folder;
        this.config = config;
        this.journalConfig = journalConfig;
        this.dialects.addAll(dialects);
        this.other = new ScriptedDestination();
        open();
    }

    /** Waits that suit a test. */
    static DeliveryConfig quick(Path folder) {
        DeliveryConfig safe = DeliveryConfig.defaults(folder);
        return new DeliveryConfig(
                safe.folders(),
                Duration.ofMillis(2),
                Duration.ofMillis(20),
                5,
                Duration.ofMillis(20),
                Duration.ofSeconds(5),
                Duration.ofMillis(500),
                64,
                safe.maxRoutes(),
                safe.maxDestinations(),
                safe.keepObjects(),
                1);
    }

    final void open() {
        journal = FileJournal.open(journalConfig, CLOCK, new SimpleMeterRegistry(), List.of());
        recorder = new Recorder(journal, RecorderConfig.defaults(folder), CLOCK, new SimpleMeterRegistry());
        metadata = Metadatas.open(
                MetadataConfig.defaults(folder), recorder, Delivery.migrations(), CLOCK, new SimpleMeterRegistry());
        delivery = Delivery.open(
                config,
                journal,
                around.apply(metadata),
                new Dialects(dialects),
                List.of(other),
                Home.NOWHERE,
                BOX,
                CLOCK,
                metrics);
    }

    DeliveryFixture start() {
        delivery.start();
        return this;
    }

    /** The same, with something between deliveries and their database. */
    DeliveryFixture reopen(UnaryOperator<Metadata> between) {
        around = between;
        return reopen();
    }

    /** Ends everything in order and opens it again; not started. */
    DeliveryFixture reopen() {
        close();
        open();
        return this;
    }

    Delivery delivery() {
        return delivery;
    }

    Destinations destinations() {
        return delivery.destinations();
    }

    Routes routes() {
        return delivery.routes();
    }

    FileJournal journal() {
        return journal;
    }

    Metadata metadata() {
        return metadata;
    }

    Recording recording(Action action) {
        return Recording.job(CLOCK, action, "test");
    }

    /** A destination of that name, with everything from the beginning led to it. */
    void everythingTo(String name) {
        destination(name, StartPoint.BEGINNING);
        route("all-to-" + name, Selection.ALL, name);
    }

    void destination(String name, StartPoint from) {
        destinations()
                .create(
                        recording(Action.TARGET_CREATE),
                        DestinationSetup.of(name, "scripted", Map.of(), "purser", Map.of()),
                        from,
                        false);
    }

    void route(String name, Selection selection, String... destinations) {
        routes().create(
                        recording(Action.ROUTE_CREATE),
                        name,
                        true,
                        List.of(new Rule(selection, List.of(destinations))),
                        Optional.empty());
    }

    /** Records so many events of everyday traffic. */
    List<AuditEvent> record(int count) {
        List<AuditEvent> events = samples.next(count);
        for (int from = 0; from < count; from += 50) {
            journal.append(events.subList(from, Math.min(count, from + 50)).stream()
                    .map(EventCodec::seal)
                    .toList());
        }
        return events;
    }

    void append(SealedEvent event) {
        journal.append(List.of(event));
    }

    /** Everything that is on the record, by number. */
    List<JournalEntry> recorded() {
        List<JournalEntry> all = new ArrayList<>();
        for (long next = journal.first();
                next < journal.size();
                next = all.getLast().sequence() + 1) {
            all.addAll(journal.read(next, 1000));
        }
        return all;
    }

    /** The numbers of all events. */
    List<Long> numbers() {
        return recorded().stream().map(JournalEntry::sequence).toList();
    }

    List<AuditEvent> events(Action action) {
        return recorded().stream()
                .map(entry -> EventCodec.read(entry.event()))
                .filter(event -> event.action() == action)
                .toList();
    }

    DestinationStatus status(String name) {
        return destinations().status(name);
    }

    /** The numbers that arrived, each once, in the order of their first arrival. */
    List<Long> arrivedOnce() {
        return other.sequences().stream().distinct().toList();
    }

    /** How many records arrived more than once. */
    long duplicates() {
        return other.sequences().size() - (long) arrivedOnce().size();
    }

    /** Waits until the destination has had everything. */
    void awaitIdle(String name) {
        await(() -> status(name).state() == DestinationState.IDLE);
    }

    void awaitState(String name, DestinationState state) {
        await(() -> status(name).state() == state);
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the condition came about in time").isLessThan(end);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        delivery.close();
        recorder.close();
        metadata.close();
        journal.close();
    }
}
