package dev.purser.registry;

import static dev.purser.registry.RegistryFixture.OCI_MANIFEST;
import static dev.purser.registry.RegistryFixture.REPOSITORY;
import static dev.purser.registry.RegistryFixture.bytes;
import static dev.purser.registry.RegistryFixture.descriptor;
import static dev.purser.registry.RegistryFixture.manifest;
import static dev.purser.registry.RegistryFixture.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.registry.Manifests.Manifest;
import dev.purser.registry.Manifests.Pushed;
import dev.purser.registry.Manifests.Referrer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestManifests {
    private static final String INDEX = ManifestText.OCI_INDEX;

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

    private Manifests manifests() {
        return fixture.registry().manifests();
    }

    @Test
    void aPushIsFoundByTagAndDigestByteForByte() {
        Digest config = fixture.push(REPOSITORY, "{}");
        String text = manifest(config, List.of(), ",  \"unknown\" : [1, {\"a\":null}]");
        Digest digest = fixture.put(REPOSITORY, "latest", text);

        for (String reference : List.of("latest", digest.text())) {
            Manifest found = get(reference);
            assertThat(found.content()).isEqualTo(bytes(text));
            assertThat(found.digest()).isEqualTo(digest).isEqualTo(Digest.Algorithm.SHA256.of(bytes(text)));
            assertThat(found.mediaType()).isEqualTo(OCI_MANIFEST);
        }
        AuditEvent event = fixture.last();
        assertThat(event.action()).isEqualTo(Action.IMAGE_PUSH);
        assertThat(event.data().manifest()).contains(text);
        Target target = event.targets().getFirst();
        assertThat(target.type()).isEqualTo(TargetType.IMAGE);
        assertThat(target.tag()).contains("latest");
        assertThat(target.digest()).contains(digest.text());
        assertThat(target.mediaType()).contains(OCI_MANIFEST);
        assertThat(target.size()).contains((long) text.length());
        assertThat(target.previousDigest()).isEmpty();
    }

    @Test
    void aTagThatMovesSaysWhereItWas() {
        Digest first = fixture.image(REPOSITORY, "latest", "one");
        Digest second = fixture.image(REPOSITORY, "latest", "two");
        assertThat(get("latest").digest()).isEqualTo(second);
        assertThat(get(first.text()).digest()).isEqualTo(first);
        assertThat(fixture.last().targets().getFirst().previousDigest()).contains(first.text());
        fixture.image(REPOSITORY, "latest", "two");
        assertThat(fixture.last().targets().getFirst().previousDigest()).isEmpty();
    }

    @Test
    void oneSetOfBytesTakesSeveralTags() {
        Digest config = fixture.push(REPOSITORY, "{}");
        byte[] content = bytes(manifest(config, List.of(), ""));
        Digest digest = Digest.Algorithm.SHA512.of(content);
        Pushed pushed = manifests()
                .put(
                        fixture.begin(Action.IMAGE_PUSH),
                        REPOSITORY,
                        Optional.of(digest),
                        List.of(TagName.parse("1"), TagName.parse("1.2")),
                        Optional.of(OCI_MANIFEST + "; charset=utf-8"),
                        content);
        assertThat(pushed.digest()).isEqualTo(digest);
        assertThat(get("1").digest()).isEqualTo(digest);
        assertThat(get("1.2").digest()).isEqualTo(digest);
        assertThat(fixture.last().targets().stream().map(one -> one.tag().orElseThrow()))
                .containsExactly("1", "1.2");
    }

    @Test
    void anotherDigestThanAnnouncedIsRefused() {
        Digest config = fixture.push(REPOSITORY, "{}");
        String other = Digest.Algorithm.SHA256.of(bytes("other")).text();
        refused(RegistryError.DIGEST_INVALID, () -> fixture.put(REPOSITORY, other, manifest(config, List.of(), "")));
    }

    @Test
    void whatIsNoManifestIsRefused() {
        Digest config = fixture.push(REPOSITORY, "{}");
        String good = manifest(config, List.of(), "");
        for (String bad : List.of(
                "",
                "no json",
                "[]",
                "{}",
                good + good,
                good.replace("\"schemaVersion\":2", "\"schemaVersion\":1"),
                good.replace("\"schemaVersion\":2", "\"schemaVersion\":\"2\""),
                good.replace(OCI_MANIFEST, "application/vnd.docker.distribution.manifest.v1+json"),
                good.replace(OCI_MANIFEST, INDEX),
                good.replace("\"layers\":[]", "\"layers\":[],\"manifests\":[]"),
                good.replace("\"layers\":[]", "\"layers\":{}"),
                good.replace("\"layers\":[]", "\"layers\":[],\"layers\":[]"),
                good.replace("\"layers\":[]", "\"layers\":[{\"mediaType\":\"a/b\",\"size\":1}]"),
                good.replace(config.text(), "sha256:short"),
                good.replace("\"size\":2", "\"size\":-2"),
                good.replace("\"layers\":[]", "\"layers\":[],\"annotations\":[]"),
                good.replace("\"layers\":[]", "\"layers\":[],\"deep\":" + "[".repeat(10_000) + "]".repeat(10_000)))) {
            refused(RegistryError.MANIFEST_INVALID, () -> fixture.put(REPOSITORY, "bad", bad));
        }
        assertThat(fixture.put(REPOSITORY, "good", good.replace("\"layers\":[]", "\"layers\":null")))
                .isNotNull();
    }

    @Test
    void fourMebibytesAreTakenAndNoMore() {
        Digest config = fixture.push(REPOSITORY, "{}");
        int room = 4 * 1024 * 1024
                - manifest(config, List.of(), ",\"annotations\":{\"a\":\"\"}").length();
        String largest = manifest(config, List.of(), ",\"annotations\":{\"a\":\"" + "x".repeat(room) + "\"}");
        assertThat(largest).hasSize(4 * 1024 * 1024);
        fixture.put(REPOSITORY, "large", largest);
        assertThat(get("large").content()).hasSize(4 * 1024 * 1024);
        assertThat(fixture.last().data().manifest()).isEmpty();
        refused(RegistryError.MANIFEST_TOO_LARGE, () -> fixture.put(REPOSITORY, "larger", largest + " "));
    }

    @Test
    void withoutSparseManifestsContentComesFirst() {
        fixture.close();
        fixture = fixture(folder.resolve("full"), RegistryConfig.defaults().withSparseManifests(false));
        Digest absent = Digest.Algorithm.SHA256.of(bytes("absent"));
        Digest config = fixture.push(REPOSITORY, "{}");
        refused(
                RegistryError.MANIFEST_BLOB_UNKNOWN,
                () -> fixture.put(REPOSITORY, "sparse", manifest(config, List.of(absent), "")));
        refused(RegistryError.MANIFEST_BLOB_UNKNOWN, () -> fixture.put(REPOSITORY, "index", index(absent, "")));
        String foreign = manifest(config, List.of(absent), "")
                .replace("image.layer.v1.tar", "image.layer.nondistributable.v1.tar");
        fixture.put(REPOSITORY, "foreign", foreign);
        Digest image = fixture.image(REPOSITORY, "image", "layer");
        fixture.put(REPOSITORY, "index", index(image, ""));
        fixture.put(REPOSITORY, "subject", manifest(config, List.of(), subject(absent)));
    }

    @Test
    void referrersAreFoundWhetherTheSubjectIsThereOrNot() {
        Digest subject = Digest.Algorithm.SHA256.of(bytes("not there yet"));
        assertThat(referrers(subject, Optional.empty())).isEmpty();
        Digest config = fixture.push(REPOSITORY, "{}");
        Digest plain = fixture.put(REPOSITORY, "a", manifest(config, List.of(), subject(subject)));
        Digest typed = fixture.put(
                REPOSITORY,
                "b",
                manifest(
                        config,
                        List.of(),
                        ",\"artifactType\":\"application/vnd.example\",\"annotations\":{\"k\":\"v\"}"
                                + subject(subject)));
        Digest list = fixture.put(REPOSITORY, "c", index(plain, subject(subject)));

        assertThat(referrers(subject, Optional.empty()).stream().map(Referrer::digest))
                .containsExactlyInAnyOrder(plain, typed, list);
        Referrer one =
                referrers(subject, Optional.of("application/vnd.example")).getFirst();
        assertThat(one.digest()).isEqualTo(typed);
        assertThat(one.annotations()).contains("{\"k\":\"v\"}");
        assertThat(referrers(subject, Optional.of("application/vnd.oci.image.config.v1+json")))
                .singleElement()
                .satisfies(it -> assertThat(it.digest()).isEqualTo(plain));
        assertThat(referrers(subject, Optional.of("application/none"))).isEmpty();
    }

    @Test
    void referrersArePagedSoThatNoListOutgrowsAManifest() {
        Digest subject = Digest.Algorithm.SHA256.of(bytes("subject"));
        Digest config = fixture.push(REPOSITORY, "{}");
        for (int i = 0; i < 5; i++) {
            String note = ",\"annotations\":{\"a\":\"" + i + "x".repeat(1_500_000) + "\"}";
            fixture.put(REPOSITORY, "r" + i, manifest(config, List.of(), note + subject(subject)));
        }
        List<Digest> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        int pages = 0;
        do {
            Page<Referrer> page = manifests()
                    .referrers(fixture.begin(Action.REFERRER_LIST), REPOSITORY, subject, Optional.empty(), after);
            assertThat(page.entries()).hasSizeBetween(1, 2);
            page.entries().forEach(one -> seen.add(one.digest()));
            after = page.last();
            pages++;
        } while (after.isPresent());
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void signaturesAreTheirOwnActions() {
        Digest image = fixture.image(REPOSITORY, "latest", "layer");
        Digest config = fixture.push(REPOSITORY, "{}");
        String cosign = "sha256-" + image.hex() + ".sig";
        fixture.put(REPOSITORY, cosign, manifest(config, List.of(), ""));
        assertThat(fixture.last().action()).isEqualTo(Action.SIGNATURE_WRITE);
        assertThat(fixture.last().targets().getFirst().type()).isEqualTo(TargetType.SIGNATURE);
        assertThat(get(cosign).signature()).isTrue();

        Digest notation = fixture.put(
                REPOSITORY,
                "notation",
                manifest(
                        config,
                        List.of(),
                        ",\"artifactType\":\"application/vnd.cncf.notary.signature\"" + subject(image)));
        assertThat(fixture.last().action()).isEqualTo(Action.SIGNATURE_WRITE);
        manifests().delete(fixture.begin(Action.IMAGE_DELETE), REPOSITORY, notation);
        assertThat(fixture.last().action()).isEqualTo(Action.SIGNATURE_DELETE);
        manifests().untag(fixture.begin(Action.IMAGE_UNTAG), REPOSITORY, TagName.parse(cosign));
        assertThat(fixture.last().action()).isEqualTo(Action.SIGNATURE_DELETE);
        manifests().untag(fixture.begin(Action.IMAGE_UNTAG), REPOSITORY, TagName.parse("latest"));
        assertThat(fixture.last().action()).isEqualTo(Action.IMAGE_UNTAG);
    }

    @Test
    void deletionTakesTheTagsAndNamesEach() {
        Digest digest = fixture.image(REPOSITORY, "one", "layer");
        fixture.image(REPOSITORY, "two", "layer");
        manifests().delete(fixture.begin(Action.IMAGE_DELETE), REPOSITORY, digest);
        assertThat(fixture.last().targets().stream()
                        .map(one -> one.tag().orElseThrow() + " "
                                + one.digest().orElseThrow().equals(digest.text())))
                .containsExactly("one true", "two true");
        refused(RegistryError.MANIFEST_UNKNOWN, () -> get("one"));
        refused(RegistryError.MANIFEST_UNKNOWN, () -> get(digest.text()));
        refused(
                RegistryError.MANIFEST_UNKNOWN,
                () -> manifests().delete(fixture.begin(Action.IMAGE_DELETE), REPOSITORY, digest));
    }

    @Test
    void aTagIsRemovedAlone() {
        Digest digest = fixture.image(REPOSITORY, "one", "layer");
        manifests().untag(fixture.begin(Action.IMAGE_UNTAG), REPOSITORY, TagName.parse("one"));
        refused(RegistryError.MANIFEST_UNKNOWN, () -> get("one"));
        assertThat(get(digest.text()).digest()).isEqualTo(digest);
        refused(
                RegistryError.NAME_UNKNOWN,
                () -> manifests()
                        .untag(
                                fixture.begin(Action.IMAGE_UNTAG),
                                RepositoryName.parse("no/such"),
                                TagName.parse("one")));
    }

    @Test
    void tagsArePagedInByteOrder() {
        for (String tag : List.of("b", "a", "B", "_", "a.1", "10", "9")) {
            fixture.image(REPOSITORY, tag, "layer");
        }
        assertThat(tags(PageRequest.FIRST).entries()).containsExactly("10", "9", "B", "_", "a", "a.1", "b");
        Page<String> first = tags(PageRequest.parse(Optional.of("3"), Optional.empty()));
        assertThat(first.entries()).containsExactly("10", "9", "B");
        assertThat(first.last()).contains("B");
        Page<String> rest = tags(PageRequest.parse(Optional.of("4"), first.last()));
        assertThat(rest.entries()).containsExactly("_", "a", "a.1", "b");
        assertThat(rest.last()).isEmpty();
        assertThat(tags(PageRequest.parse(Optional.of("0"), Optional.empty())))
                .isEqualTo(new Page<>(List.of(), Optional.empty()));
        assertThat(tags(PageRequest.parse(Optional.empty(), Optional.of("A"))).entries())
                .containsExactly("B", "_", "a", "a.1", "b");
        refused(RegistryError.PAGE_INVALID, () -> PageRequest.parse(Optional.of("-1"), Optional.empty()));
    }

    @Test
    void aTagOfAFrozenRepositoryIsNotMoved() {
        Digest first = fixture.image(REPOSITORY, "v1", "one");
        fixture.registry().repositories().setImmutable(fixture.begin(Action.IMAGE_LOCK), REPOSITORY, true);
        refused(RegistryError.TAG_IMMUTABLE, () -> fixture.image(REPOSITORY, "v1", "two"));
        assertThat(fixture.image(REPOSITORY, "v1", "one")).isEqualTo(first);
        fixture.image(REPOSITORY, "v2", "two");
        fixture.registry().repositories().setImmutable(fixture.begin(Action.IMAGE_LOCK), REPOSITORY, false);
        fixture.registry()
                .namespaces()
                .setImmutable(fixture.begin(Action.NAMESPACE_UPDATE), NamespaceName.parse("team"), true);
        refused(RegistryError.TAG_IMMUTABLE, () -> fixture.image(REPOSITORY, "v1", "two"));
    }

    @Test
    void locksHold() {
        Digest digest = fixture.image(REPOSITORY, "v1", "one");
        lock(digest, true, true);
        assertThat(fixture.last().data().after()).containsEntry("deleteLocked", true);
        refused(RegistryError.IMAGE_LOCKED, () -> fixture.image(REPOSITORY, "v1", "two"));
        refused(
                RegistryError.IMAGE_LOCKED,
                () -> manifests().delete(fixture.begin(Action.IMAGE_DELETE), REPOSITORY, digest));
        refused(
                RegistryError.IMAGE_LOCKED,
                () -> manifests().untag(fixture.begin(Action.IMAGE_UNTAG), REPOSITORY, TagName.parse("v1")));
        refused(
                RegistryError.IMAGE_LOCKED,
                () -> fixture.registry().repositories().delete(fixture.begin(Action.REPOSITORY_DELETE), REPOSITORY));
        lock(digest, false, false);
        manifests().delete(fixture.begin(Action.IMAGE_DELETE), REPOSITORY, digest);
    }

    private void lock(Digest digest, boolean write, boolean delete) {
        manifests().lock(fixture.begin(Action.IMAGE_LOCK), REPOSITORY, Reference.of(digest), write, delete);
    }

    private Manifest get(String reference) {
        return manifests().get(fixture.begin(Action.IMAGE_PULL), REPOSITORY, Reference.parse(reference));
    }

    private Page<String> tags(PageRequest page) {
        return manifests().tags(fixture.begin(Action.IMAGE_LIST), REPOSITORY, page);
    }

    private List<Referrer> referrers(Digest subject, Optional<String> type) {
        return manifests()
                .referrers(fixture.begin(Action.REFERRER_LIST), REPOSITORY, subject, type, Optional.empty())
                .entries();
    }

    private static String subject(Digest digest) {
        return ",\"subject\":" + descriptor(OCI_MANIFEST, digest);
    }

    private static String index(Digest member, String more) {
        return """
                {"schemaVersion":2,"mediaType":"%s","manifests":[%s]%s}""".formatted(INDEX, descriptor(OCI_MANIFEST, member), more);
    }
}
