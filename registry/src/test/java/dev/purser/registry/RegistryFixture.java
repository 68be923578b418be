package dev.purser.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.journal.MemoryJournal;
import dev.purser.metadata.MetadataConfig;
import dev.purser.metadata.MetadataFixture;
import dev.purser.storage.FileBlobDriver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A registry over SQLite and files, on the record, with a clock that the test winds. */
final class RegistryFixture implements AutoCloseable {
    static final RepositoryName REPOSITORY = RepositoryName.parse("team/app");
    static final String OCI_MANIFEST = ManifestText.OCI_MANIFEST;

    private final Path folder;
    private final RegistryConfig config;
    private final WoundClock clock = new WoundClock();
    private final MetadataFixture metadata;
    private FileBlobDriver driver;
    private Registry registry;

    RegistryFixture(Path folder, RegistryConfig config, MetadataConfig database) {
        this.folder = folder;
        this.config = config;
        this.metadata = new MetadataFixture(database, Registry.migrations(), clock, new MemoryJournal());
        open();
    }

    static RegistryFixture sqlite(Path folder, RegistryConfig config) {
        return new RegistryFixture(folder, config, MetadataConfig.defaults(folder));
    }

    private void open() {
        try {
            driver = new FileBlobDriver(folder.resolve("blobs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        registry = Registry.open(config, driver, metadata.metadata(), clock);
    }

    /** Stops and starts again on the same data. */
    void restart() {
        metadata.reopen();
        open();
    }

    Registry registry() {
        return registry;
    }

    FileBlobDriver driver() {
        return driver;
    }

    MetadataFixture metadata() {
        return metadata;
    }

    void wind(Duration by) {
        clock.now = clock.now.plus(by);
    }

    Recording begin(Action action) {
        return metadata.recording(action);
    }

    List<AuditEvent> record() {
        return metadata.journal().audit();
    }

    AuditEvent last() {
        return metadata.last();
    }

    Digest push(RepositoryName repository, String content) {
        byte[] bytes = bytes(content);
        Digest digest = Digest.Algorithm.SHA256.of(bytes);
        registry.uploads()
                .monolithic(
                        begin(Action.LAYER_UPLOAD_COMPLETE),
                        repository,
                        digest,
                        Optional.of((long) bytes.length),
                        new ByteArrayInputStream(bytes));
        return digest;
    }

    Digest image(RepositoryName repository, String tag, String... layers) {
        Digest config = push(repository, "{}");
        List<Digest> pushed =
                List.of(layers).stream().map(layer -> push(repository, layer)).toList();
        return put(repository, tag, manifest(config, pushed, ""));
    }

    Digest put(RepositoryName repository, String reference, String manifest) {
        return put(begin(Action.IMAGE_PUSH), repository, reference, manifest);
    }

    Digest put(Recording recording, RepositoryName repository, String reference, String manifest) {
        Reference parsed = Reference.parse(reference);
        return registry.manifests()
                .put(
                        recording,
                        repository,
                        parsed.asDigest(),
                        parsed.asTag().stream().toList(),
                        Optional.empty(),
                        bytes(manifest))
                .digest();
    }

    static String manifest(Digest config, List<Digest> layers, String more) {
        String listed = String.join(
                ",",
                layers.stream()
                        .map(one -> descriptor("application/vnd.oci.image.layer.v1.tar", one))
                        .toList());
        return """
                {"schemaVersion":2,"mediaType":"%s","config":%s,"layers":[%s]%s}""".formatted(
                        OCI_MANIFEST, descriptor("application/vnd.oci.image.config.v1+json", config), listed, more);
    }

    static String descriptor(String type, Digest digest) {
        return """
                {"mediaType":"%s","digest":"%s","size":2}""".formatted(type, digest.text());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void refused(RegistryError error, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        PurserException.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
    }

    @Override
    public void close() {
        registry.close();
        metadata.close();
    }

    private static final class WoundClock extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
