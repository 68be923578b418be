package dev.purser.registry;

import dev.purser.event.PurserException;
import dev.purser.event.Target;
import dev.purser.metadata.Tx;
import dev.purser.registry.Manifests.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one repository's manifests and tags, inside one transaction. */
final class ManifestWriter {
    private final Tx tx;
    private final RepositoryName repository;
    private final long id;
    private final Instant now;

    /**
     * @param id the repository's number
     */
    ManifestWriter(Tx tx, RepositoryName repository, long id, Instant now) {
        this.tx = tx;
        this.repository = repository;
        this.id = id;
        this.now = now;
    }

    /**
     * Stores a manifest that is not there yet, and holds on to what it refers to.
     *
     * @param sparse whether it may refer to what the repository does not have
     */
    void store(Manifest manifest, ManifestText text, boolean sparse) {
        if (has(manifest.digest())) {
            return;
        }
        Namespaces.charge(tx, repository, manifest.content().length);
        tx.update(
                "INSERT INTO manifests (repository, digest, media_type, artifact_type, subject, annotations, signature,"
                        + " size, content, pushed, write_locked, delete_locked)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)",
                id,
                manifest.digest().text(),
                manifest.mediaType(),
                text.listedType(),
                text.subject().map(Digest::text),
                text.subject().flatMap(subject -> text.annotations()),
                manifest.signature(),
                (long) manifest.content().length,
                manifest.content(),
                now);
        for (Digest blob : text.blobs()) {
            if (!refer(manifest.digest(), blob) && !sparse) {
                throw unknown(blob);
            }
        }
        // Layers that lie elsewhere may be here too, and an index may list blobs.
        text.elsewhere().forEach(blob -> refer(manifest.digest(), blob));
        for (Digest member : text.manifests()) {
            if (!has(member) && !refer(manifest.digest(), member) && !sparse) {
                throw unknown(member);
            }
        }
    }

    private boolean refer(Digest manifest, Digest blob) {
        int linked = tx.update(
                "INSERT INTO layers (repository, manifest, digest) SELECT repository, ?, digest FROM links"
                        + " WHERE repository = ? AND digest = ? ON CONFLICT DO NOTHING",
                manifest.text(),
                id,
                blob.text());
        if (linked == 0) {
            tx.update(
                    "INSERT INTO missing (repository, digest, manifest) SELECT ?, ?, ? WHERE NOT EXISTS"
                            + " (SELECT 1 FROM links WHERE repository = ? AND digest = ?) ON CONFLICT DO NOTHING",
                    id,
                    blob.text(),
                    manifest.text(),
                    id,
                    blob.text());
        }
        return linked == 1;
    }

    private static PurserException unknown(Digest digest) {
        return new PurserException(RegistryError.MANIFEST_BLOB_UNKNOWN, Map.of("digest", digest.text()));
    }

    private boolean has(Digest digest) {
        return tx.one("SELECT digest FROM manifests WHERE repository = ? AND digest = ?", row -> 1, id, digest.text())
                .isPresent();
    }

    /** Points a tag at a manifest, and says what it pointed at before. */
    Target tag(TagName tag, Manifest manifest) {
        Optional<String> was = tx.one(
                "SELECT digest FROM tags WHERE repository = ? AND name = ?", row -> row.text("digest"), id, tag.text());
        Target.Builder target = ManifestTargets.of(repository, Optional.of(tag), manifest);
        if (was.isPresent() && !was.get().equals(manifest.digest().text())) {
            requireMovable(tag, was.get());
            target.previousDigest(was.get());
        }
        tx.update(
                "INSERT INTO tags (repository, name, digest, updated) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (repository, name) DO UPDATE SET digest = excluded.digest, updated = excluded.updated",
                id,
                tag.text(),
                manifest.digest().text(),
                now);
        return target.build();
    }

    private void requireMovable(TagName tag, String was) {
        boolean frozen = tx.one(
                        "SELECT r.immutable + n.immutable AS frozen FROM repositories r JOIN namespaces n ON n.name = r.namespace"
                                + " WHERE r.id = ?",
                        row -> row.truth("frozen"),
                        id)
                .orElse(false);
        if (frozen) {
            throw new PurserException(
                    RegistryError.TAG_IMMUTABLE, Map.of("repository", repository.text(), "tag", tag.text()));
        }
        requireUnlocked(was, "write_locked");
    }

    private void requireUnlocked(String digest, String lock) {
        boolean locked = tx.one(
                        "SELECT write_locked, delete_locked FROM manifests WHERE repository = ? AND digest = ?",
                        row -> row.truth(lock),
                        id,
                        digest)
                .orElse(false);
        if (locked) {
            throw new PurserException(RegistryError.IMAGE_LOCKED, Map.of("digest", digest));
        }
    }

    /**
     * Deletes a manifest and every tag that points at it.
     *
     * @return the tags; empty if the manifest is gone already
     */
    Optional<List<TagName>> delete(Digest digest) {
        requireUnlocked(digest.text(), "delete_locked");
        List<TagName> tags = tx.list(
                "SELECT name FROM tags WHERE repository = ? AND digest = ? ORDER BY name",
                row -> new TagName(row.text("name")),
                id,
                digest.text());
        tx.update("DELETE FROM tags WHERE repository = ? AND digest = ?", id, digest.text());
        // What it referred to was in use until now: its grace begins here.
        tx.update(
                "UPDATE links SET leased = ? WHERE repository = ? AND digest IN"
                        + " (SELECT digest FROM layers WHERE repository = ? AND manifest = ?)",
                now,
                id,
                id,
                digest.text());
        Optional<Long> size = tx.one(
                "DELETE FROM manifests WHERE repository = ? AND digest = ? RETURNING size",
                row -> row.number("size"),
                id,
                digest.text());
        size.ifPresent(bytes -> Namespaces.refund(tx, repository, bytes));
        return size.map(bytes -> tags);
    }

    /**
     * Removes a tag that points at this manifest.
     *
     * @return false if it does not, or not any more
     */
    boolean untag(TagName tag, Digest digest) {
        requireUnlocked(digest.text(), "delete_locked");
        return tx.update(
                        "DELETE FROM tags WHERE repository = ? AND name = ? AND digest = ?",
                        id,
                        tag.text(),
                        digest.text())
                == 1;
    }
}
