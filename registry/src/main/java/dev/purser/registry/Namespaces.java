package dev.purser.registry;

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

/** Namespaces, their quota and their rule for tags. Thread-safe. */
public final class Namespaces {
    /**
     * A namespace.
     *
     * @param quota bytes that its layers and manifests may take; empty for no bound
     * @param used bytes that they take: each layer once per namespace
     * @param immutable whether tags of all its repositories cannot be moved
     */
    public record Namespace(String name, Instant created, Optional<Long> quota, long used, boolean immutable) {}

    /** Makes a namespace: its name, and when. */
    static final String INSERT = "INSERT INTO namespaces (name, created, used, immutable) VALUES (?, ?, 0, 0)";

    private static final String COUNTED = """
            COALESCE((SELECT SUM(size) FROM blobs WHERE digest IN (SELECT l.digest FROM links l JOIN repositories r
              ON r.id = l.repository WHERE r.namespace = namespaces.name)), 0)
            + COALESCE((SELECT SUM(m.size) FROM manifests m JOIN repositories r ON r.id = m.repository
              WHERE r.namespace = namespaces.name), 0)
            """;

    private final Metadata metadata;
    private final RegistryConfig config;
    private final Clock clock;

    Namespaces(Metadata metadata, RegistryConfig config, Clock clock) {
        this.metadata = metadata;
        this.config = config;
        this.clock = clock;
    }

    public void create(Recording recording, NamespaceName name) {
        recording.target(target(name.text()));
        metadata.change(recording, tx -> {
            int made = tx.update(INSERT + " ON CONFLICT DO NOTHING", name.text(), clock.instant());
            if (made == 0) {
                throw new PurserException(RegistryError.NAMESPACE_EXISTS, Map.of("name", name.text()));
            }
            return null;
        });
    }

    public Page<String> list(PageRequest page, Predicate<String> visible) {
        return Pages.collect(
                page.after().orElse(""),
                page.limit(config.maxPage()),
                (after, many) -> metadata.list(
                        "SELECT name FROM namespaces WHERE name > ? ORDER BY name LIMIT ?",
                        row -> row.text("name"),
                        after,
                        many),
                name -> name,
                visible);
    }

    public Optional<Namespace> find(NamespaceName name) {
        return metadata.one(
                "SELECT name, created, quota, used, immutable FROM namespaces WHERE name = ?",
                row -> new Namespace(
                        row.text("name"),
                        row.instant("created"),
                        row.optionalNumber("quota"),
                        row.number("used"),
                        row.truth("immutable")),
                name.text());
    }

    /** Sets how many bytes the namespace may take; empty for no bound. */
    public void setQuota(Recording recording, NamespaceName name, Optional<Long> quota) {
        recording.target(target(name.text()));
        metadata.change(recording, tx -> {
            Optional<Long> was = known(tx, name, "quota");
            tx.update("UPDATE namespaces SET quota = ? WHERE name = ?", quota, name.text());
            recording.changed(shown(was), shown(quota));
            return null;
        });
    }

    /** Freezes or frees the tags of all its repositories. */
    public void setImmutable(Recording recording, NamespaceName name, boolean immutable) {
        recording.target(target(name.text()));
        metadata.change(recording, tx -> {
            boolean was = known(tx, name, "immutable").orElse(0L) != 0;
            tx.update("UPDATE namespaces SET immutable = ? WHERE name = ?", immutable, name.text());
            recording.changed(Map.of("immutableTags", was), Map.of("immutableTags", immutable));
            return null;
        });
    }

    /**
     * Deletes a namespace.
     *
     * @param withContent whether its repositories go too; else it must be empty
     */
    public void delete(Recording recording, NamespaceName name, boolean withContent) {
        recording.target(target(name.text()));
        metadata.change(recording, tx -> {
            known(tx, name, "immutable");
            List<RepositoryName> held = tx.list(
                    "SELECT name FROM repositories WHERE namespace = ?",
                    row -> RepositoryName.parse(row.text("name")),
                    name.text());
            if (!held.isEmpty() && !withContent) {
                throw new PurserException(RegistryError.NAMESPACE_NOT_EMPTY, Map.of("repositories", held.size()));
            }
            for (RepositoryName one : held) {
                Repositories.delete(tx, Repositories.find(tx, one).orElseThrow(), one);
            }
            // Only now, so that a refusal names nothing that still stands.
            held.forEach(one -> recording.target(Repositories.target(one)));
            tx.update("DELETE FROM namespaces WHERE name = ?", name.text());
            return null;
        });
    }

    private static Optional<Long> known(Tx tx, NamespaceName name, String column) {
        return tx.one(
                        "SELECT quota, immutable FROM namespaces WHERE name = ?",
                        row -> row.optionalNumber(column),
                        name.text())
                .orElseThrow(() -> new PurserException(RegistryError.NAMESPACE_UNKNOWN, Map.of("name", name.text())));
    }

    /** Accounts for more bytes of a namespace, unless it would hold more than it may. */
    static void charge(Tx tx, RepositoryName repository, long more) {
        int charged = tx.update(
                "UPDATE namespaces SET used = used + ? WHERE name = ? AND (quota IS NULL OR used + ? <= quota)",
                more,
                repository.namespace(),
                more);
        if (charged == 0) {
            long quota = tx.one(
                            "SELECT quota FROM namespaces WHERE name = ?",
                            row -> row.number("quota"),
                            repository.namespace())
                    .orElse(0L);
            throw new PurserException(
                    RegistryError.QUOTA_EXCEEDED,
                    Map.of("namespace", repository.namespace(), "quota", quota, "wanted", more));
        }
    }

    /** Accounts for bytes that a namespace holds no more. */
    static void refund(Tx tx, RepositoryName repository, long less) {
        tx.update("UPDATE namespaces SET used = used - ? WHERE name = ?", less, repository.namespace());
    }

    /** Adds up anew what a namespace holds, after much of it went at once. */
    static void recount(Tx tx, String namespace) {
        tx.update("UPDATE namespaces SET used = " + COUNTED + " WHERE name = ?", namespace);
    }

    /** The same for all namespaces. */
    static void recount(Tx tx) {
        tx.update("UPDATE namespaces SET used = " + COUNTED);
    }

    private static Map<String, Object> shown(Optional<Long> quota) {
        return quota.<Map<String, Object>>map(bytes -> Map.of("limit", bytes)).orElse(Map.of());
    }

    static Target target(String name) {
        return Target.builder(TargetType.NAMESPACE).name(name).namespace(name).build();
    }
}
