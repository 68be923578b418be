package dev.purser.registry;

import static dev.purser.registry.RegistryFixture.REPOSITORY;
import static dev.purser.registry.RegistryFixture.bytes;
import static dev.purser.registry.RegistryFixture.manifest;
import static dev.purser.registry.RegistryFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.ActorKind;
import dev.purser.storage.StoredBlob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCollector {
    private static final Duration PAST_GRACE = Duration.ofHours(25);

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

    @Test
    void whatNothingRefersToGoesAfterItsGrace() throws IOException {
        Digest unused = fixture.push(REPOSITORY, "unused");
        fixture.image(REPOSITORY, "latest", "used");
        assertThat(collect().blobs()).isZero();
        fixture.wind(PAST_GRACE);

        Collector.Collected collected = collect();

        assertThat(collected.blobs()).isEqualTo(1);
        assertThat(collected.bytes()).isEqualTo(6);
        refused(RegistryError.BLOB_UNKNOWN, () -> check(unused));
        check(Digest.Algorithm.SHA256.of(bytes("used")));
        assertThat(files()).hasSize(2);
        assertThat(fixture.last().action()).isEqualTo(Action.GC_RUN);
        assertThat(fixture.last().actor().kind()).isEqualTo(ActorKind.SYSTEM);
        assertThat(fixture.last().data().response()).containsEntry("bytes", 6L);
    }

    @Test
    void aQuestionRenewsTheLease() {
        Digest blob = fixture.push(REPOSITORY, "blob");
        fixture.wind(Duration.ofHours(20));
        check(blob);
        fixture.wind(Duration.ofHours(20));
        assertThat(collect().blobs()).isZero();
        check(blob);
    }

    @Test
    void theGraceOfADeletedImagesLayersBeginsWithTheDeletion() {
        Digest image = fixture.image(REPOSITORY, "latest", "layer");
        fixture.wind(PAST_GRACE);
        fixture.registry().manifests().delete(fixture.begin(Action.IMAGE_DELETE), REPOSITORY, image);
        assertThat(collect().blobs()).isZero();
        fixture.wind(PAST_GRACE);
        assertThat(collect().blobs()).isEqualTo(2);
    }

    @Test
    void aLayerThatComesAfterItsManifestIsHeldToo() {
        Digest config = fixture.push(REPOSITORY, "{}");
        Digest late = Digest.Algorithm.SHA256.of(bytes("late"));
        fixture.put(REPOSITORY, "sparse", manifest(config, List.of(late), ""));
        fixture.push(REPOSITORY, "late");
        fixture.wind(PAST_GRACE);
        assertThat(collect().blobs()).isZero();
        refused(
                RegistryError.BLOB_REFERENCED,
                () -> fixture.registry().blobs().delete(fixture.begin(Action.LAYER_DELETE), REPOSITORY, late));
    }

    @Test
    void aBlobStaysWhileAnyRepositoryHasIt() throws IOException {
        Digest blob = fixture.push(REPOSITORY, "blob");
        RepositoryName other = RepositoryName.parse("other/app");
        assertThat(mount(other, blob, Optional.of(REPOSITORY), true)).isTrue();
        fixture.registry().blobs().delete(fixture.begin(Action.LAYER_DELETE), REPOSITORY, blob);
        refused(RegistryError.BLOB_UNKNOWN, () -> check(blob));
        collect();
        assertThat(files()).hasSize(1);
        fixture.registry().blobs().delete(fixture.begin(Action.LAYER_DELETE), other, blob);
        collect();
        assertThat(files()).isEmpty();
    }

    @Test
    void aMountFindsOnlyWhatMayBeSeen() {
        Digest blob = fixture.push(REPOSITORY, "blob");
        RepositoryName other = RepositoryName.parse("other/app");
        assertThat(mount(other, blob, Optional.empty(), false)).isFalse();
        assertThat(mount(other, blob, Optional.of(REPOSITORY), false)).isFalse();
        assertThat(mount(other, blob, Optional.of(RepositoryName.parse("no/such")), true))
                .isFalse();
        assertThat(fixture.registry().repositories().find(other)).isEmpty();
        assertThat(mount(other, blob, Optional.empty(), true)).isTrue();
        assertThat(fixture.registry()
                        .blobs()
                        .check(fixture.begin(Action.LAYER_CHECK), other, blob)
                        .size())
                .isEqualTo(4);
    }

    @Test
    void aFileThatNoBlobNamesGoesWhenItIsOld() throws IOException {
        fixture.push(REPOSITORY, "kept");
        fixture.driver().createUpload("left-by-a-crash");
        fixture.driver().commit("left-by-a-crash", "orphaned-blob");
        collect();
        assertThat(files()).hasSize(2);
        fixture.wind(PAST_GRACE);
        check(Digest.Algorithm.SHA256.of(bytes("kept")));
        collect();
        assertThat(files()).hasSize(1).noneMatch(name -> name.equals("orphaned-blob"));
    }

    @Test
    void filesThatWereListedAsDoomedGoAfterACrash() throws IOException {
        fixture.driver().createUpload("doomed-upload");
        fixture.driver().commit("doomed-upload", "doomed-blob");
        fixture.metadata().metadata().maintain(tx -> tx.update("INSERT INTO doomed (file) VALUES ('doomed-blob')"));
        fixture.restart();
        collect();
        assertThat(files()).isEmpty();
        collect();
    }

    @Test
    void theNamespaceIsChargedForWhatItHolds() {
        NamespaceName team = NamespaceName.parse("team");
        Digest image = fixture.image(REPOSITORY, "latest", "0123456789");
        long one = used(team);
        fixture.image(RepositoryName.parse("team/other"), "latest", "0123456789");
        long manifestSize = one - 12;
        assertThat(manifestSize).isPositive();
        assertThat(used(team)).isEqualTo(one + manifestSize);

        fixture.registry()
                .namespaces()
                .setQuota(fixture.begin(Action.QUOTA_SET), team, Optional.of(one + manifestSize + 5));
        assertThat(fixture.last().data().after()).containsEntry("limit", one + manifestSize + 5);
        refused(RegistryError.QUOTA_EXCEEDED, () -> fixture.push(REPOSITORY, "123456"));
        assertThat(used(team)).isEqualTo(one + manifestSize);
        fixture.push(REPOSITORY, "12345");
        fixture.push(REPOSITORY, "0123456789");
        refused(RegistryError.QUOTA_EXCEEDED, () -> fixture.push(REPOSITORY, "1"));

        fixture.registry().manifests().delete(fixture.begin(Action.IMAGE_DELETE), REPOSITORY, image);
        assertThat(used(team)).isEqualTo(one + 5);
        fixture.registry()
                .repositories()
                .delete(fixture.begin(Action.REPOSITORY_DELETE), RepositoryName.parse("team/other"));
        assertThat(used(team)).isEqualTo(12 + 5);
        fixture.wind(PAST_GRACE);
        collect();
        assertThat(used(team)).isZero();
    }

    private long used(NamespaceName name) {
        return fixture.registry().namespaces().find(name).orElseThrow().used();
    }

    private boolean mount(RepositoryName to, Digest digest, Optional<RepositoryName> from, boolean visible) {
        return fixture.registry().blobs().mount(fixture.begin(Action.LAYER_MOUNT), to, digest, from, one -> visible);
    }

    private void check(Digest digest) {
        fixture.registry().blobs().check(fixture.begin(Action.LAYER_CHECK), REPOSITORY, digest);
    }

    private Collector.Collected collect() {
        return fixture.registry().collector().run(fixture.begin(Action.GC_RUN));
    }

    private List<String> files() throws IOException {
        try (Stream<StoredBlob> all = fixture.driver().blobs()) {
            return all.map(StoredBlob::name).toList();
        }
    }
}
