package dev.purser.registry;

import dev.purser.event.Action;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Manifests, kept whole in their rows, and the tags that point at them. Thread-safe. */
public final class Manifests {
    /**
     * A stored manifest.
     *
     * @param content its exact bytes; shared, not copied
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Manifest(
            Digest digest, String mediaType, Optional<String> artifactType, boolean signature, byte[] content) {}

    /** What a push came to. */
    public record Pushed(Digest digest, Optional<Digest> subject) {}

    private static final String COLUMNS = "m.digest, m.media_type, m.artifact_type, m.signature, m.content";

    private final Metadata metadata;
    private final RegistryConfig config;
    private final Repositories repositories;
    private final Clock clock;

    Manifests(Metadata metadata, RegistryConfig config, Repositories repositories, Clock clock) {
        this.metadata = metadata;
        this.config = config;
        this.repositories = repositories;
        this.clock = clock;
    }

    /** The largest manifest that is taken, in bytes. */
    public int maxBytes() {
        return config.maxManifestBytes();
    }

    /**
     * Finds a manifest; the recording becomes that of a signature where it is one.
     *
     * @throws PurserException {@link RegistryError#MANIFEST_UNKNOWN}, {@link RegistryError#NAME_UNKNOWN}
     */
    public Manifest get(Recording recording, RepositoryName repository, Reference reference) {
        recording.target(ManifestTargets.asked(repository, reference.asTag(), reference.asDigest())
                .build());
        Optional<Manifest> found = switch (reference) {
            case Reference.ByTag tag ->
                metadata.one(
                        "SELECT " + COLUMNS + " FROM repositories r JOIN tags t ON t.repository = r.id"
                                + " JOIN manifests m ON m.repository = r.id AND m.digest = t.digest"
                                + " WHERE r.name = ? AND t.name = ?",
                        Manifests::manifest,
                        repository.text(),
                        tag.text());
            case Reference.ByDigest digest ->
                metadata.one(
                        "SELECT " + COLUMNS + " FROM repositories r JOIN manifests m ON m.repository = r.id"
                                + " WHERE r.name = ? AND m.digest = ?",
                        Manifests::manifest,
                        repository.text(),
                        digest.text());
        };
        Manifest manifest = found.orElseThrow(() -> missing(repository, reference));
        recording.targets(List.of(
                ManifestTargets.of(repository, reference.asTag(), manifest).build()));
        return manifest;
    }

    private PurserException missing(RepositoryName repository, Reference reference) {
        boolean known = repositories.find(repository).isPresent();
        return known
                ? new PurserException(RegistryError.MANIFEST_UNKNOWN, Map.of("reference", reference.text()))
                : Repositories.unknown(repository);
    }

    /**
     * Stores a manifest.
     *
     * @param named the digest that it was pushed by, where it was
     * @param tags the tags to set
     * @param contentType as the push said
     */
    public Pushed put(
            Recording recording,
            RepositoryName repository,
            Optional<Digest> named,
            List<TagName> tags,
            Optional<String> contentType,
            byte[] content) {
        for (TagName tag : tags) {
            recording.target(
                    ManifestTargets.asked(repository, Optional.of(tag), named).build());
        }
        if (tags.isEmpty()) {
            recording.target(
                    ManifestTargets.asked(repository, Optional.empty(), named).build());
        }
        if (content.length > config.maxManifestBytes()) {
            throw new PurserException(RegistryError.MANIFEST_TOO_LARGE, Map.of("limit", config.maxManifestBytes()));
        }
        Digest.Algorithm algorithm = named.map(Digest::algorithm).orElse(Digest.Algorithm.SHA256);
        Digest digest = algorithm.of(content);
        if (named.isPresent() && !named.get().equals(digest)) {
            throw new PurserException(
                    RegistryError.DIGEST_INVALID,
                    Map.of("announced", named.get().text(), "found", digest.text()));
        }
        ManifestText text = ManifestText.parse(content, contentType, config.maxManifestReferences());
        boolean signature = Signatures.is(text.artifactType(), text.configType(), tags);
        Manifest manifest = new Manifest(digest, text.mediaType(), text.artifactType(), signature, content);
        recording.manifest(new String(content, StandardCharsets.UTF_8), content.length);
        recording.narrow(signature ? Action.SIGNATURE_WRITE : Action.IMAGE_PUSH, Optional.of(repository.namespace()));
        metadata.change(recording, tx -> {
            long id = repositories.ensure(tx, recording, repository);
            ManifestWriter rows = new ManifestWriter(tx, repository, id, clock.instant());
            rows.store(manifest, text, config.sparseManifests());
            List<Target> targets = new ArrayList<>();
            for (TagName tag : tags) {
                targets.add(rows.tag(tag, manifest));
            }
            if (tags.isEmpty()) {
                targets.add(ManifestTargets.of(repository, Optional.empty(), manifest)
                        .build());
            }
            recording.targets(targets);
            return null;
        });
        return new Pushed(digest, text.subject());
    }

    /**
     * Deletes a manifest and every tag that points at it: one target for each tag, or one without.
     *
     * @throws PurserException {@link RegistryError#MANIFEST_UNKNOWN}, {@link RegistryError#NAME_UNKNOWN},
     *     {@link RegistryError#IMAGE_LOCKED}
     */
    public void delete(Recording recording, RepositoryName repository, Digest digest) {
        Manifest manifest = get(recording, repository, Reference.of(digest));
        recording.narrow(
                manifest.signature ? Action.SIGNATURE_DELETE : Action.IMAGE_DELETE,
                Optional.of(repository.namespace()));
        metadata.change(recording, tx -> {
            List<TagName> tags =
                    rows(tx, repository).delete(digest).orElseThrow(() -> missing(repository, Reference.of(digest)));
            if (!tags.isEmpty()) {
                recording.targets(tags.stream()
                        .map(tag -> ManifestTargets.of(repository, Optional.of(tag), manifest)
                                .build())
                        .toList());
            }
            return null;
        });
    }

    /**
     * Removes a tag; its manifest stays.
     *
     * @throws PurserException {@link RegistryError#MANIFEST_UNKNOWN}, {@link RegistryError#NAME_UNKNOWN},
     *     {@link RegistryError#IMAGE_LOCKED}
     */
    public void untag(Recording recording, RepositoryName repository, TagName tag) {
        Manifest manifest = get(recording, repository, Reference.of(tag));
        recording.narrow(
                manifest.signature ? Action.SIGNATURE_DELETE : Action.IMAGE_UNTAG, Optional.of(repository.namespace()));
        metadata.change(recording, tx -> {
            if (!rows(tx, repository).untag(tag, manifest.digest)) {
                throw missing(repository, Reference.of(tag));
            }
            return null;
        });
    }

    private ManifestWriter rows(Tx tx, RepositoryName repository) {
        long id = Repositories.find(tx, repository).orElseThrow(() -> Repositories.unknown(repository));
        return new ManifestWriter(tx, repository, id, clock.instant());
    }

    /** Sets or takes off the locks of an image. */
    public void lock(
            Recording recording, RepositoryName repository, Reference reference, boolean write, boolean delete) {
        Manifest manifest = get(recording, repository, reference);
        metadata.change(recording, tx -> {
            long id = Repositories.find(tx, repository).orElseThrow(() -> Repositories.unknown(repository));
            Map<String, Object> was = tx.one(
                            "SELECT write_locked, delete_locked FROM manifests WHERE repository = ? AND digest = ?",
                            row -> Map.<String, Object>of(
                                    "writeLocked",
                                    row.truth("write_locked"),
                                    "deleteLocked",
                                    row.truth("delete_locked")),
                            id,
                            manifest.digest.text())
                    .orElseThrow(() -> missing(repository, reference));
            tx.update(
                    "UPDATE manifests SET write_locked = ?, delete_locked = ? WHERE repository = ? AND digest = ?",
                    write,
                    delete,
                    id,
                    manifest.digest.text());
            recording.changed(was, Map.of("writeLocked", write, "deleteLocked", delete));
            return null;
        });
    }

    /** One page of a repository's tags in byte order. */
    public Page<String> tags(Recording recording, RepositoryName repository, PageRequest page) {
        recording.target(Repositories.target(repository));
        if (repositories.find(repository).isEmpty()) {
            throw Repositories.unknown(repository);
        }
        return Pages.collect(
                page.after().orElse(""),
                page.limit(config.maxPage()),
                (after, many) -> metadata.list(
                        "SELECT t.name FROM tags t JOIN repositories r ON r.id = t.repository"
                                + " WHERE r.name = ? AND t.name > ? ORDER BY t.name LIMIT ?",
                        row -> row.text("name"),
                        repository.text(),
                        after,
                        many),
                name -> name,
                name -> true);
    }

    /**
     * A manifest that refers to another.
     *
     * @param annotations as JSON text
     */
    public record Referrer(
            Digest digest, String mediaType, long size, Optional<String> artifactType, Optional<String> annotations) {}

    /**
     * One page of what refers to a subject, which need not be there, nor need the repository; in order of digests.
     *
     * @param artifactType only those of this type
     * @param after begin after this digest, as the last page said
     */
    public Page<Referrer> referrers(
            Recording recording,
            RepositoryName repository,
            Digest subject,
            Optional<String> artifactType,
            Optional<String> after) {
        recording.target(ManifestTargets.asked(repository, Optional.empty(), Optional.of(subject))
                .build());
        ReferrerQuery query = new ReferrerQuery(repository, subject, artifactType, after);
        return metadata.read(tx -> query.run(tx, config.maxPage(), config.maxManifestBytes()));
    }

    private static Manifest manifest(Row row) {
        return new Manifest(
                Digest.parse(row.text("digest")),
                row.text("media_type"),
                row.optionalText("artifact_type").filter(ManifestText::isArtifact),
                row.truth("signature"),
                row.bytes("content"));
    }
}
