package dev.purser.registry;

import dev.purser.event.Action;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Repositories: made explicitly or by a first push, listed, frozen, deleted. Thread-safe. */
public final class Repositories {
    /**
     * A repository.
     *
     * @param immutable whether its tags cannot be moved
     */
    public record Repository(String name, String namespace, Instant created, boolean immutable) {}

    private final Metadata metadata;
    private final RegistryConfig config;
    private final Clock clock;

    Repositories(Metadata metadata, RegistryConfig config, Clock clock) {
        this.metadata = metadata;
        this.config = config;
        this.clock = clock;
    }

    /** Makes a repository; its namespace too where a push may make one. */
    public void create(Recording recording, RepositoryName name) {
        recording.target(target(name));
        metadata.change(recording, tx -> {
            if (find(tx, name).isPresent()) {
                throw new PurserException(RegistryError.REPOSITORY_EXISTS, Map.of("name", name.text()));
            }
            insert(tx, recording, name);
            return null;
        });
    }

    /** One page of names in byte order, of the namespaces that may be seen. */
    public Page<String> list(PageRequest page, Predicate<String> visible) {
        int limit = page.limit(config.maxPage());
        return Pages.collect(
                page.after().orElse(""),
                limit,
                (after, many) -> metadata.list(
                        "SELECT name, namespace FROM repositories WHERE name > ? ORDER BY name LIMIT ?",
                        row -> new Repository(row.text("name"), row.text("namespace"), Instant.EPOCH, false),
                        after,
                        many),
                Repository::name,
                one -> visible.test(one.namespace()));
    }

    /** The repository of that name. */
    public Optional<Repository> find(RepositoryName name) {
        return metadata.one(
                "SELECT name, namespace, created, immutable FROM repositories WHERE name = ?",
                row -> new Repository(
                        row.text("name"), row.text("namespace"), row.instant("created"), row.truth("immutable")),
                name.text());
    }

    /** Freezes or frees the tags of a repository. */
    public void setImmutable(Recording recording, RepositoryName name, boolean immutable) {
        recording.target(target(name));
        metadata.change(recording, tx -> {
            boolean was = tx.one(
                            "SELECT immutable FROM repositories WHERE name = ?",
                            row -> row.truth("immutable"),
                            name.text())
                    .orElseThrow(() -> unknown(name));
            tx.update("UPDATE repositories SET immutable = ? WHERE name = ?", immutable, name.text());
            recording.changed(Map.of("immutableTags", was), Map.of("immutableTags", immutable));
            return null;
        });
    }

    /** Deletes a repository with all its images; their layers are collected later. */
    public void delete(Recording recording, RepositoryName name) {
        recording.target(target(name));
        metadata.change(recording, tx -> {
            delete(tx, find(tx, name).orElseThrow(() -> unknown(name)), name);
            Namespaces.recount(tx, name.namespace());
            return null;
        });
    }

    static void delete(Tx tx, long id, RepositoryName name) {
        if (tx.one("SELECT digest FROM manifests WHERE repository = ? AND delete_locked = 1", row -> 1, id)
                .isPresent()) {
            throw new PurserException(RegistryError.IMAGE_LOCKED, Map.of("repository", name.text()));
        }
        tx.update("DELETE FROM tags WHERE repository = ?", id);
        tx.update("DELETE FROM manifests WHERE repository = ?", id);
        tx.update("DELETE FROM links WHERE repository = ?", id);
        tx.update("DELETE FROM repositories WHERE id = ?", id);
    }

    /**
     * Refuses a push that could not make its repository, before its bytes are sent.
     *
     * @throws PurserException {@link RegistryError#CREATION_DENIED}
     */
    void requirePushable(RepositoryName name) {
        if (config.createRepositories() && config.createNamespaces()) {
            return;
        }
        boolean repository = find(name).isPresent();
        boolean namespace = repository
                || metadata.one("SELECT name FROM namespaces WHERE name = ?", row -> 1, name.namespace())
                        .isPresent();
        if (!repository && (!config.createRepositories() || (!namespace && !config.createNamespaces()))) {
            throw new PurserException(RegistryError.CREATION_DENIED, Map.of("name", name.text()));
        }
    }

    /** The repository's number, made by this push where that is allowed. */
    long ensure(Tx tx, Recording recording, RepositoryName name) {
        Optional<Long> found = find(tx, name);
        if (found.isPresent()) {
            return found.get();
        }
        if (!config.createRepositories()) {
            throw new PurserException(RegistryError.CREATION_DENIED, Map.of("name", name.text()));
        }
        long id = insert(tx, recording, name);
        recording.also(Action.REPOSITORY_CREATE, List.of(target(name)));
        return id;
    }

    private long insert(Tx tx, Recording recording, RepositoryName name) {
        boolean there = tx.one("SELECT name FROM namespaces WHERE name = ?", row -> 1, name.namespace())
                .isPresent();
        if (!there) {
            if (!config.createNamespaces()) {
                throw new PurserException(RegistryError.CREATION_DENIED, Map.of("namespace", name.namespace()));
            }
            tx.update(Namespaces.INSERT, name.namespace(), clock.instant());
            recording.also(Action.NAMESPACE_CREATE, List.of(Namespaces.target(name.namespace())));
        }
        return tx.one(
                        "INSERT INTO repositories (name, namespace, created, immutable) VALUES (?, ?, ?, 0) RETURNING id",
                        row -> row.number("id"),
                        name.text(),
                        name.namespace(),
                        clock.instant())
                .orElseThrow();
    }

    static Optional<Long> find(Tx tx, RepositoryName name) {
        return tx.one("SELECT id FROM repositories WHERE name = ?", row -> row.number("id"), name.text());
    }

    static PurserException unknown(RepositoryName name) {
        return new PurserException(RegistryError.NAME_UNKNOWN, Map.of("name", name.text()));
    }

    static Target target(RepositoryName name) {
        return Target.builder(TargetType.REPOSITORY)
                .name(name.text())
                .namespace(name.namespace())
                .repository(name.text())
                .build();
    }
}
