package dev.purser.registry;

import static dev.purser.registry.RegistryFixture.REPOSITORY;
import static dev.purser.registry.RegistryFixture.bytes;
import static dev.purser.registry.RegistryFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Recording;
import dev.purser.storage.StoredUpload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestUploads {
    @TempDir
    private Path folder;

    private RegistryFixture fixture;

    @BeforeEach
    void open() {
        fixture = fixture(folder, RegistryConfig.defaults());
    }

    /** A registry over an empty database. */
    RegistryFixture fixture(Path data, RegistryConfig config) {
        return RegistryFixture.sqlite(data, config);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private Uploads uploads() {
        return fixture.registry().uploads();
    }

    @Test
    void partsMakeABlobOnTheRecord() throws IOException {
        String upload = start();
        assertThat(part(upload, Optional.of(0L), "first ")).isEqualTo(6);
        assertThat(part(upload, Optional.of(6L), "second ")).isEqualTo(13);
        Digest digest = digest("first second third");

        complete(upload, digest, Optional.of(13L), "third");

        assertThat(content(digest)).isEqualTo("first second third");
        assertThat(fixture.record().stream().map(AuditEvent::action))
                .containsExactly(Action.LAYER_UPLOAD_COMPLETE, Action.NAMESPACE_CREATE, Action.REPOSITORY_CREATE);
        AuditEvent event = fixture.record().getFirst();
        assertThat(event.targets()).singleElement().satisfies(target -> {
            assertThat(target.digest()).contains(digest.text());
            assertThat(target.size()).contains(18L);
            assertThat(target.repository()).contains("team/app");
            assertThat(target.namespace()).contains("team");
        });
        assertThat(event.transfer().offset()).contains(13L);
        assertThat(event.transfer().moved()).contains(5L);
        refused(RegistryError.BLOB_UPLOAD_UNKNOWN, () -> part(upload, Optional.empty(), "more"));
    }

    @Test
    void startingAndAddingLeaveTheRecordingOpen() {
        Recording recording = fixture.begin(Action.LAYER_UPLOAD_START);
        String upload = uploads().start(recording, REPOSITORY);
        assertThat(recording.state()).isEqualTo(Recording.State.OPEN);
        assertThat(recording.targets().getFirst().name()).contains(upload);
        assertThat(fixture.record()).isEmpty();
    }

    @Test
    void aPartFromTheWrongPlaceSaysWhereTheRightOneBegins() throws IOException {
        String upload = start();
        refused(RegistryError.RANGE_INVALID, () -> part(upload, Optional.of(3L), "bytes"));
        part(upload, Optional.of(0L), "bytes");
        refused(RegistryError.RANGE_INVALID, () -> part(upload, Optional.of(0L), "bytes"));
        refused(RegistryError.RANGE_INVALID, () -> complete(upload, digest("bytes"), Optional.of(9L), "bytes"));
        complete(upload, digest("bytes"), Optional.empty(), "");
        assertThat(content(digest("bytes"))).isEqualTo("bytes");
    }

    @Test
    void aBodyThatBreaksOffCanBeContinued() throws IOException {
        String upload = start();
        InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(bytes("half ")), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        });
        refused(
                RegistryError.BLOB_UPLOAD_INVALID,
                () -> uploads()
                        .append(
                                fixture.begin(Action.LAYER_UPLOAD_PART),
                                REPOSITORY,
                                upload,
                                Optional.empty(),
                                Optional.of(9L),
                                breaking));
        assertThat(size(upload)).isEqualTo(5);
        complete(upload, digest("half whole"), Optional.of(5L), "whole");
        assertThat(content(digest("half whole"))).isEqualTo("half whole");
    }

    @Test
    void whatIsNotAsLongAsAnnouncedIsRefusedAndKeptInPart() {
        String upload = start();
        refused(RegistryError.SIZE_INVALID, () -> announced(upload, 9, "short"));
        assertThat(size(upload)).isEqualTo(5);
        refused(RegistryError.SIZE_INVALID, () -> announced(upload, 3, "too long"));
        assertThat(size(upload)).isEqualTo(8);
    }

    @Test
    void anUploadIsContinuedAfterARestart() throws IOException {
        String upload = start();
        part(upload, Optional.empty(), "before, ");
        fixture.restart();
        assertThat(size(upload)).isEqualTo(8);
        part(upload, Optional.of(8L), "after");
        complete(upload, digest("before, after"), Optional.empty(), "");
        assertThat(content(digest("before, after"))).isEqualTo("before, after");
    }

    @Test
    void sha512IsTakenToo() throws IOException {
        String upload = start();
        part(upload, Optional.empty(), "some ");
        Digest digest = Digest.Algorithm.SHA512.of(bytes("some bytes"));
        complete(upload, digest, Optional.empty(), "bytes");
        assertThat(content(digest)).isEqualTo("some bytes");
    }

    @Test
    void anotherDigestIsRefusedAndNothingIsLeft() throws IOException {
        String upload = start();
        part(upload, Optional.empty(), "bytes");
        refused(RegistryError.DIGEST_INVALID, () -> complete(upload, digest("other"), Optional.empty(), ""));
        refused(RegistryError.BLOB_UPLOAD_UNKNOWN, () -> size(upload));
        refused(
                RegistryError.DIGEST_INVALID,
                () -> uploads()
                        .monolithic(
                                fixture.begin(Action.LAYER_UPLOAD_COMPLETE),
                                REPOSITORY,
                                digest("other"),
                                Optional.empty(),
                                new ByteArrayInputStream(bytes("bytes"))));
        try (Stream<StoredUpload> left = fixture.driver().uploads()) {
            assertThat(left).isEmpty();
        }
        assertThat(fixture.record()).isEmpty();
        assertThat(fixture.registry().repositories().find(REPOSITORY)).isEmpty();
    }

    @Test
    void anUploadBelongsToItsRepository() {
        String upload = start();
        RepositoryName other = RepositoryName.parse("team/other");
        refused(
                RegistryError.BLOB_UPLOAD_UNKNOWN,
                () -> uploads().size(fixture.begin(Action.LAYER_UPLOAD_STATUS), other, upload));
        for (String bad : new String[] {"", "x", "../../etc/passwd", upload.toUpperCase(java.util.Locale.ROOT)}) {
            refused(RegistryError.BLOB_UPLOAD_UNKNOWN, () -> size(bad));
        }
    }

    @Test
    void aCancelledUploadIsGone() {
        String upload = start();
        uploads().cancel(fixture.begin(Action.LAYER_UPLOAD_CANCEL), REPOSITORY, upload);
        refused(RegistryError.BLOB_UPLOAD_UNKNOWN, () -> size(upload));
        refused(
                RegistryError.BLOB_UPLOAD_UNKNOWN,
                () -> uploads().cancel(fixture.begin(Action.LAYER_UPLOAD_CANCEL), REPOSITORY, upload));
    }

    @Test
    void oneWriterAtATime() {
        String upload = start();
        InputStream meddling = new InputStream() {
            @Override
            public int read() {
                refused(RegistryError.UPLOAD_BUSY, () -> part(upload, Optional.empty(), "other"));
                return -1;
            }
        };
        assertThat(uploads()
                        .append(
                                fixture.begin(Action.LAYER_UPLOAD_PART),
                                REPOSITORY,
                                upload,
                                Optional.empty(),
                                Optional.empty(),
                                meddling))
                .isZero();
    }

    @Test
    void anOldUploadExpires() {
        String upload = start();
        fixture.wind(Duration.ofHours(25));
        fixture.registry().collector().run(fixture.begin(Action.GC_RUN));
        refused(RegistryError.BLOB_UPLOAD_UNKNOWN, () -> size(upload));
    }

    @Test
    void equalContentIsKeptOnce() throws IOException {
        fixture.push(REPOSITORY, "same");
        fixture.push(REPOSITORY, "same");
        fixture.push(RepositoryName.parse("other/app"), "same");
        try (Stream<?> files = fixture.driver().blobs();
                Stream<?> left = fixture.driver().uploads()) {
            assertThat(files).hasSize(1);
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aPushCreatesOnlyWhereItMay() {
        fixture.close();
        fixture = fixture(folder.resolve("strict"), RegistryConfig.defaults().withCreation(false, true));
        refused(RegistryError.CREATION_DENIED, this::start);
        refused(RegistryError.CREATION_DENIED, () -> fixture.push(REPOSITORY, "bytes"));
        fixture.registry().namespaces().create(fixture.begin(Action.NAMESPACE_CREATE), NamespaceName.parse("team"));
        fixture.push(REPOSITORY, "bytes");
        assertThat(fixture.registry().repositories().find(REPOSITORY)).isPresent();
    }

    private String start() {
        return uploads().start(fixture.begin(Action.LAYER_UPLOAD_START), REPOSITORY);
    }

    private long size(String upload) {
        return uploads().size(fixture.begin(Action.LAYER_UPLOAD_STATUS), REPOSITORY, upload);
    }

    private long part(String upload, Optional<Long> from, String text) {
        return uploads()
                .append(
                        fixture.begin(Action.LAYER_UPLOAD_PART),
                        REPOSITORY,
                        upload,
                        from,
                        Optional.of((long) text.length()),
                        new ByteArrayInputStream(bytes(text)));
    }

    private void announced(String upload, long length, String text) {
        uploads()
                .append(
                        fixture.begin(Action.LAYER_UPLOAD_PART),
                        REPOSITORY,
                        upload,
                        Optional.empty(),
                        Optional.of(length),
                        new ByteArrayInputStream(bytes(text)));
    }

    private void complete(String upload, Digest digest, Optional<Long> from, String text) {
        uploads()
                .complete(
                        fixture.begin(Action.LAYER_UPLOAD_COMPLETE),
                        REPOSITORY,
                        upload,
                        digest,
                        from,
                        Optional.of((long) text.length()),
                        new ByteArrayInputStream(bytes(text)));
    }

    private String content(Digest digest) throws IOException {
        try (InputStream in =
                fixture.registry().blobs().open(fixture.begin(Action.LAYER_PULL), REPOSITORY, digest).stream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static Digest digest(String text) {
        return Digest.Algorithm.SHA256.of(bytes(text));
    }
}
