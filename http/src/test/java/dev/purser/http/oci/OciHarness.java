package dev.purser.http.oci;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.Origin;
import dev.purser.http.Door;
import dev.purser.http.EndpointCatalogue;
import dev.purser.http.HttpConfig;
import dev.purser.http.HttpMetrics;
import dev.purser.http.LoopbackServer;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalConfig;
import dev.purser.journal.Recorder;
import dev.purser.journal.RecorderConfig;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.MetadataConfig;
import dev.purser.metadata.Metadatas;
import dev.purser.registry.Registry;
import dev.purser.registry.RegistryConfig;
import dev.purser.storage.BlobDriver;
import dev.purser.storage.FileBlobDriver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The OCI face over a real registry, recorder, journal and database, behind the real door, on a port of its own. */
final class OciHarness implements AutoCloseable {
    private final FileJournal journal;
    private final Recorder recorder;
    private final Metadata metadata;
    private final Registry registry;
    private final LoopbackServer server;

    OciHarness(Path folder) {
        Clock clock = Clock.systemUTC();
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        FixedIdentity identity = new FixedIdentity();
        journal = FileJournal.open(JournalConfig.defaults(folder), clock, metrics, List.of());
        recorder = new Recorder(journal, RecorderConfig.defaults(folder), clock, metrics);
        metadata = Metadatas.open(MetadataConfig.defaults(folder), recorder, Registry.migrations(), clock, metrics);
        registry = Registry.open(RegistryConfig.defaults(), driver(folder.resolve("blobs")), metadata, clock);
        Door door = new Door(
                new EndpointCatalogue(OciApi.of(registry, identity, identity)),
                identity,
                identity,
                identity,
                recorder,
                new HttpConfig(Optional.empty(), List.of(), "purser", Origin.NONE),
                clock,
                new HttpMetrics(metrics));
        server = new LoopbackServer(door);
    }

    private static BlobDriver driver(Path folder) {
        try {
            return new FileBlobDriver(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    URI url() {
        return URI.create(server.url() + "/");
    }

    /** All events of the record, oldest first. */
    List<AuditEvent> events() {
        return journal.read(0, Integer.MAX_VALUE).stream()
                .map(entry -> EventCodec.read(entry.event()))
                .toList();
    }

    @Override
    public void close() {
        server.close();
        registry.close();
        recorder.close();
        metadata.close();
        journal.close();
    }
}
