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
import dev.purser.registry.Digest;
import dev.purser.registry.Registry;
import dev.purser.registry.RegistryConfig;
import dev.purser.storage.BlobDriver;
import dev.purser.storage.FileBlobDriver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The OCI face over a real registry, recorder, journal and database, behind the real door, on a port of its own. */
final class OciHarness implements AutoCloseable {
    static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
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

    /** Sends a request by Basic authentication; as nobody where the user is empty. */
    HttpResponse<String> send(String user, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!user.isEmpty()) {
            String pair = user + ":" + FixedIdentity.PASSWORD;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Pushes a blob as admin; gives its digest. */
    String blob(String repository, String content) {
        String digest = Digest.Algorithm.SHA256
                .of(content.getBytes(StandardCharsets.UTF_8))
                .text();
        HttpResponse<String> pushed =
                send("admin", "POST", "/v2/" + repository + "/blobs/uploads/?digest=" + digest, content);
        if (pushed.statusCode() != 201) {
            throw new IllegalStateException(pushed.body());
        }
        return digest;
    }

    /** Pushes a manifest as admin; gives its digest. */
    String manifest(String repository, String reference, String mediaType, String content) {
        HttpResponse<String> pushed = send(
                "admin", "PUT", "/v2/" + repository + "/manifests/" + reference, content, "Content-Type", mediaType);
        if (pushed.statusCode() != 201) {
            throw new IllegalStateException(pushed.body());
        }
        return pushed.headers().firstValue("Docker-Content-Digest").orElseThrow();
    }

    /** A manifest without layers, of an artifact type. */
    static String artifact(String type, String config) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + OCI_MANIFEST + "\",\"artifactType\":\"" + type
                + "\",\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"digest\":\"" + config
                + "\",\"size\":2},\"layers\":[]}";
    }

    /** All events of the record, oldest first. */
    List<AuditEvent> events() {
        return journal.read(0, Integer.MAX_VALUE).stream()
                .map(entry -> EventCodec.read(entry.event()))
                .toList();
    }

    @Override
    public void close() {
        client.close();
        server.close();
        registry.close();
        recorder.close();
        metadata.close();
        journal.close();
    }
}
