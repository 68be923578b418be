package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Principals with their roles, as the database has them. What was looked up lately is remembered: a change by this process
 * is seen at once, one by another node after {@link #STALE}. Thread-safe.
 */
final class Directory {
    static final Duration STALE = Duration.ofSeconds(5);

    private static final int MOST = 10_000;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@$-]{0,63}");

    /** A principal as it is stored; its hash is no secret to be shown. */
    record Entry(
            MintedId id,
            String name,
            PrincipalKind kind,
            Optional<String> display,
            boolean enabled,
            String hash,
            Optional<Instant> expires,
            long epoch,
            Instant created,
            Instant changed,
            Grants grants) {
        /** True if it may act now. */
        boolean holds(Instant now) {
            return enabled && expires.map(now::isBefore).orElse(true);
        }

        @Override
        public String toString() {
            return "Entry[" + id + "]";
        }
    }

    private record Remembered(Optional<Entry> entry, long untilMillis) {}

    private static final String COLUMNS =
            "SELECT name, id, kind, display, enabled, hash, expires, epoch, created, changed FROM principals";

    private final Metadata metadata;
    private final Clock clock;
    private final Map<String, Remembered> lately = new ConcurrentHashMap<>();

    Directory(Metadata metadata, Clock clock) {
        this.metadata = metadata;
        this.clock = clock;
    }

    Metadata metadata() {
        return metadata;
    }

    Clock clock() {
        return clock;
    }

    /** The principal of that name, if there is one. */
    Optional<Entry> find(String name) {
        long now = clock.millis();
        Remembered known = lately.get(name);
        if (known != null && now < known.untilMillis) {
            return known.entry;
        }
        Optional<Entry> loaded = metadata.read(tx -> load(tx, name));
        if (lately.size() >= MOST) {
            lately.clear();
        }
        lately.put(name, new Remembered(loaded, now + STALE.toMillis()));
        return loaded;
    }

    /** The roles of a name that need not be a principal's: the anonymous callers'. */
    Grants grants(String name) {
        long now = clock.millis();
        String key = "/" + name;
        Remembered known = lately.get(key);
        if (known != null && now < known.untilMillis) {
            return known.entry.orElseThrow().grants;
        }
        Grants grants = metadata.read(tx -> grants(tx, name));
        Entry holder = new Entry(
                new MintedId(0, 0),
                name,
                PrincipalKind.USER,
                Optional.empty(),
                false,
                "",
                Optional.empty(),
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                grants);
        lately.put(key, new Remembered(Optional.of(holder), now + STALE.toMillis()));
        return grants;
    }

    /** Forgets what was remembered: to be called after every change. */
    void changed() {
        lately.clear();
    }

    static Optional<Entry> load(Tx tx, String name) {
        Grants grants = grants(tx, name);
        return tx.one(COLUMNS + " WHERE name = ?", row -> entry(row, grants), name);
    }

    static Entry require(Tx tx, String name, PrincipalKind kind) {
        return load(tx, name)
                .filter(entry -> entry.kind == kind)
                .orElseThrow(() -> new PurserException(
                        kind == PrincipalKind.USER ? IdentityError.USER_UNKNOWN : IdentityError.ROBOT_UNKNOWN));
    }

    List<Entry> list(PrincipalKind kind, Optional<String> after, int max) {
        return metadata.read(tx -> {
            List<Entry> all = new ArrayList<>();
            for (String name : tx.list(
                    "SELECT name FROM principals WHERE kind = ? AND name > ? ORDER BY name LIMIT ?",
                    row -> row.text("name"),
                    kind.name(),
                    after.orElse(""),
                    max)) {
                load(tx, name).ifPresent(all::add);
            }
            return all;
        });
    }

    private static Grants grants(Tx tx, String name) {
        return new Grants(tx.list(
                "SELECT role, namespace FROM assignments WHERE principal = ? ORDER BY role, namespace",
                row -> new RoleGrant(
                        Role.of(row.text("role")).orElseThrow(),
                        Optional.of(row.text("namespace")).filter(text -> !text.isEmpty())),
                name));
    }

    private static Entry entry(Row row, Grants grants) {
        return new Entry(
                MintedId.of(row.text("id")).orElseThrow(),
                row.text("name"),
                PrincipalKind.valueOf(row.text("kind")),
                row.optionalText("display"),
                row.truth("enabled"),
                row.text("hash"),
                row.optionalInstant("expires"),
                row.number("epoch"),
                row.instant("created"),
                row.instant("changed"),
                grants);
    }

    /** Stores a new principal. */
    void insert(
            Tx tx,
            MintedId id,
            String name,
            PrincipalKind kind,
            Optional<String> display,
            String hash,
            Optional<Instant> expires) {
        if (!NAME.matcher(name).matches() || name.equals(Roles.ANONYMOUS)) {
            throw new PurserException(IdentityError.NAME_INVALID_FOR_PRINCIPAL);
        }
        if (expires.isPresent() && !expires.get().isAfter(clock.instant())) {
            throw new PurserException(IdentityError.EXPIRY_PASSED);
        }
        int made = tx.update(
                "INSERT INTO principals (name, id, kind, display, enabled, hash, expires, epoch, created, changed)"
                        + " VALUES (?, ?, ?, ?, 1, ?, ?, 0, ?, ?) ON CONFLICT DO NOTHING",
                name,
                id.toString(),
                kind.name(),
                display,
                hash,
                expires,
                clock.instant(),
                clock.instant());
        if (made == 0) {
            throw new PurserException(IdentityError.PRINCIPAL_EXISTS);
        }
    }

    void grant(Tx tx, String principal, RoleGrant grant) {
        if (grant.namespace().isPresent() && !grant.role().namespaced()) {
            throw new PurserException(
                    IdentityError.ROLE_NOT_FOR_NAMESPACE,
                    Map.of("role", grant.role().text()));
        }
        tx.update(
                "INSERT INTO assignments (principal, role, namespace, created) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                principal,
                grant.role().text(),
                grant.namespace().orElse(""),
                clock.instant());
    }

    /** Removes a principal with everything that is its. */
    void delete(Tx tx, String name) {
        tx.update("DELETE FROM tokens WHERE principal = ?", name);
        tx.update("DELETE FROM access_keys WHERE principal = ?", name);
        tx.update("DELETE FROM assignments WHERE principal = ?", name);
        tx.update("DELETE FROM principals WHERE name = ?", name);
        requireAdministrator(tx);
    }

    /** Refuses a change that leaves no administrator who can log in. */
    void requireAdministrator(Tx tx) {
        boolean left = tx
                .list(
                        "SELECT p.expires FROM principals p JOIN assignments a ON a.principal = p.name"
                                + " WHERE a.role = 'administrator' AND p.enabled = 1",
                        row -> row.optionalInstant("expires"))
                .stream()
                .anyMatch(expires -> expires.map(clock.instant()::isBefore).orElse(true));
        if (!left) {
            throw new PurserException(IdentityError.LAST_ADMINISTRATOR);
        }
    }
}
