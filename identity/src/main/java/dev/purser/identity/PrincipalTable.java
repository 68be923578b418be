package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Principals and the roles they hold, as rows. */
final class PrincipalTable {
    private static final String COLUMNS =
            "SELECT id, name, kind, label, enabled, secret, expires, valid_from, created, changed FROM principal ";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@$-]{0,63}");
    private static final List<String> RESERVED = List.of(Roles.ANONYMOUS, "system");

    private PrincipalTable() {}

    static Optional<Principal> byName(Tx tx, String name) {
        return tx.one(COLUMNS + "WHERE name = ?", PrincipalTable::principal, name);
    }

    static Optional<Principal> byId(Tx tx, MintedId id) {
        return tx.one(COLUMNS + "WHERE id = ?", PrincipalTable::principal, id.toString());
    }

    static Principal require(Tx tx, String name, PrincipalKind kind, IdentityError unknown) {
        return byName(tx, name)
                .filter(found -> found.kind() == kind)
                .orElseThrow(() -> new PurserException(unknown, Map.of("name", shown(name))));
    }

    static Principal require(Tx tx, String name) {
        return byName(tx, name)
                .orElseThrow(() -> new PurserException(IdentityError.PRINCIPAL_UNKNOWN, Map.of("name", shown(name))));
    }

    static List<Principal> list(Tx tx, PrincipalKind kind, Optional<String> after, int max) {
        return tx.list(
                COLUMNS + "WHERE kind = ? AND name > ? ORDER BY name LIMIT ?",
                PrincipalTable::principal,
                kind.name(),
                after.orElse(""),
                max);
    }

    static void insert(Tx tx, Principal made) {
        requireName(made.name());
        int rows = tx.update(
                "INSERT INTO principal (id, name, kind, label, enabled, secret, expires, valid_from, created, changed) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
                made.id().toString(),
                made.name(),
                made.kind().name(),
                made.label(),
                made.enabled(),
                made.secret(),
                made.expires(),
                made.validFrom(),
                made.created(),
                made.changed());
        if (rows == 0) {
            throw new PurserException(IdentityError.PRINCIPAL_EXISTS, Map.of("name", made.name()));
        }
    }

    static void update(Tx tx, Principal is) {
        tx.update(
                "UPDATE principal SET label = ?, enabled = ?, secret = ?, expires = ?, valid_from = ?, changed = ? "
                        + "WHERE id = ?",
                is.label(),
                is.enabled(),
                is.secret(),
                is.expires(),
                is.validFrom(),
                is.changed(),
                is.id().toString());
    }

    /** Tokens and keys go with it by their references. */
    static void delete(Tx tx, Principal gone) {
        tx.update("DELETE FROM role_assignment WHERE principal = ?", gone.id().toString());
        tx.update("DELETE FROM principal WHERE id = ?", gone.id().toString());
    }

    /** Users that hold the administrator role and may log in. */
    static long administrators(Tx tx) {
        return tx.one(
                        "SELECT count(*) AS n FROM principal p JOIN role_assignment r ON r.principal = p.id "
                                + "WHERE p.kind = ? AND p.enabled = 1 AND r.role = ?",
                        row -> row.number("n"),
                        PrincipalKind.USER.name(),
                        Role.ADMINISTRATOR.text())
                .orElse(0L);
    }

    /** Runs what may take an administrator away, and refuses to take the last one. */
    static void keepingAnAdministrator(Tx tx, Runnable work) {
        long before = administrators(tx);
        work.run();
        if (before > 0 && administrators(tx) == 0) {
            throw new PurserException(IdentityError.LAST_ADMINISTRATOR);
        }
    }

    /** By id, or for anonymous callers by the word. */
    static List<RoleGrant> grants(Tx tx, String principal) {
        return tx.list(
                "SELECT role, namespace FROM role_assignment WHERE principal = ? ORDER BY namespace, role",
                PrincipalTable::grant,
                principal);
    }

    static void assign(Tx tx, String principal, RoleGrant grant, Instant now) {
        if (grant.namespace().isPresent() && !grant.role().namespaced()) {
            throw new PurserException(
                    IdentityError.ROLE_NOT_FOR_NAMESPACE,
                    Map.of("role", grant.role().text()));
        }
        tx.update(
                "INSERT INTO role_assignment (principal, role, namespace, created) VALUES (?, ?, ?, ?) "
                        + "ON CONFLICT (principal, role, namespace) DO NOTHING",
                principal,
                grant.role().text(),
                grant.namespace().orElse(""),
                now);
    }

    static RoleGrant grant(Row row) {
        String namespace = row.text("namespace");
        Role role = Role.of(row.text("role")).orElseThrow(() -> new IllegalStateException("a stored role is unknown"));
        return new RoleGrant(role, namespace.isEmpty() ? Optional.empty() : Optional.of(namespace));
    }

    private static Principal principal(Row row) {
        return new Principal(
                MintedId.of(row.text("id")).orElseThrow(),
                row.text("name"),
                PrincipalKind.valueOf(row.text("kind")),
                row.optionalText("label"),
                row.truth("enabled"),
                row.text("secret"),
                row.optionalInstant("expires"),
                row.instant("valid_from"),
                row.instant("created"),
                row.instant("changed"));
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches() || RESERVED.contains(name)) {
            throw new PurserException(IdentityError.NAME_INVALID_FOR_PRINCIPAL, Map.of("name", shown(name)));
        }
    }

    private static String shown(String name) {
        return name.length() > 64 ? name.substring(0, 64) + "…" : name;
    }
}
