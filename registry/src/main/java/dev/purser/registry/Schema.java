package dev.purser.registry;

import dev.purser.metadata.Migration;
import java.util.List;

/**
 * The tables of content.
 *
 * <p>{@code links} says which repository has which blob, {@code layers} which manifest refers to which link: its foreign
 * key is what keeps collection from taking what an image needs. {@code missing} holds what a manifest refers to that the
 * repository did not have; it becomes a layer when the blob comes. {@code doomed} are files whose blob is gone.
 */
final class Schema {
    static final List<Migration> MIGRATIONS = List.of(new Migration("registry", 1, """
            CREATE TABLE namespaces (
              name TEXT PRIMARY KEY, created BIGINT NOT NULL, quota BIGINT, used BIGINT NOT NULL,
              immutable BIGINT NOT NULL);
            CREATE TABLE repositories (
              id {identity}, name TEXT NOT NULL UNIQUE, namespace TEXT NOT NULL REFERENCES namespaces (name),
              created BIGINT NOT NULL, immutable BIGINT NOT NULL);
            CREATE INDEX repositories_namespace ON repositories (namespace);
            CREATE TABLE blobs (
              digest TEXT PRIMARY KEY, file TEXT NOT NULL UNIQUE, size BIGINT NOT NULL);
            CREATE TABLE links (
              repository BIGINT NOT NULL REFERENCES repositories (id), digest TEXT NOT NULL REFERENCES blobs (digest),
              leased BIGINT NOT NULL, PRIMARY KEY (repository, digest));
            CREATE INDEX links_digest ON links (digest);
            CREATE TABLE manifests (
              repository BIGINT NOT NULL REFERENCES repositories (id), digest TEXT NOT NULL,
              media_type TEXT NOT NULL, artifact_type TEXT, subject TEXT, annotations TEXT, signature BIGINT NOT NULL,
              size BIGINT NOT NULL, content BLOB NOT NULL, pushed BIGINT NOT NULL,
              write_locked BIGINT NOT NULL, delete_locked BIGINT NOT NULL,
              PRIMARY KEY (repository, digest));
            CREATE INDEX manifests_subject ON manifests (repository, subject, digest);
            CREATE TABLE layers (
              repository BIGINT NOT NULL, manifest TEXT NOT NULL, digest TEXT NOT NULL,
              PRIMARY KEY (repository, manifest, digest),
              FOREIGN KEY (repository, manifest) REFERENCES manifests (repository, digest) ON DELETE CASCADE,
              FOREIGN KEY (repository, digest) REFERENCES links (repository, digest));
            CREATE INDEX layers_digest ON layers (repository, digest);
            CREATE TABLE missing (
              repository BIGINT NOT NULL, digest TEXT NOT NULL, manifest TEXT NOT NULL,
              PRIMARY KEY (repository, digest, manifest),
              FOREIGN KEY (repository, manifest) REFERENCES manifests (repository, digest) ON DELETE CASCADE);
            CREATE INDEX missing_manifest ON missing (repository, manifest);
            CREATE TABLE tags (
              repository BIGINT NOT NULL, name TEXT NOT NULL, digest TEXT NOT NULL, updated BIGINT NOT NULL,
              PRIMARY KEY (repository, name),
              FOREIGN KEY (repository, digest) REFERENCES manifests (repository, digest));
            CREATE INDEX tags_digest ON tags (repository, digest);
            CREATE TABLE doomed (file TEXT PRIMARY KEY);
            """));

    private Schema() {}
}
