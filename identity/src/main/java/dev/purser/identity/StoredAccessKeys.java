package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access-key pairs in the database, their secrets under the key file. */
final class StoredAccessKeys implements AccessKeys {
    private static final String COLUMNS = "SELECT id, principal, secret, enabled, created FROM access_keys";

    private final Directory directory;
    private final KeyFile keyFile;
    private final Callers callers;
    private final int most;

    StoredAccessKeys(Directory directory, KeyFile keyFile, Callers callers, int most) {
        this.directory = directory;
        this.keyFile = keyFile;
        this.callers = callers;
        this.most = most;
    }

    @Override
    public Created create(Recording recording, String principal) {
        Secret secret = RandomSecret.accessKey();
        MintedId id = MintedId.mint();
        recording.target(target(id));
        directory.metadata().change(recording, tx -> {
            if (Directory.load(tx, principal).isEmpty()) {
                throw new PurserException(IdentityError.PRINCIPAL_UNKNOWN);
            }
            long there = tx.one(
                            "SELECT COUNT(*) AS n FROM access_keys WHERE principal = ?",
                            row -> row.number("n"),
                            principal)
                    .orElse(0L);
            if (there >= most) {
                throw new PurserException(IdentityError.ACCESS_KEY_LIMIT, Map.of("limit", most));
            }
            return tx.update(
                    "INSERT INTO access_keys (id, principal, secret, enabled, created) VALUES (?, ?, ?, 1, ?)",
                    id.toString(),
                    principal,
                    keyFile.seal(secret.reveal().getBytes(StandardCharsets.US_ASCII)),
                    directory.clock().instant());
        });
        return new Created(get(id), secret);
    }

    @Override
    public AccessKey setEnabled(Recording recording, MintedId id, boolean enabled) {
        recording.target(target(id));
        directory.metadata().change(recording, tx -> {
            AccessKey was = tx.one(COLUMNS + " WHERE id = ?", StoredAccessKeys::key, id.toString())
                    .orElseThrow(() -> new PurserException(IdentityError.ACCESS_KEY_UNKNOWN));
            recording.changed(Map.of("enabled", was.enabled()), Map.of("enabled", enabled));
            return tx.update("UPDATE access_keys SET enabled = ? WHERE id = ?", enabled, id.toString());
        });
        return get(id);
    }

    @Override
    public void delete(Recording recording, MintedId id) {
        recording.target(target(id));
        directory.metadata().change(recording, tx -> {
            if (tx.update("DELETE FROM access_keys WHERE id = ?", id.toString()) == 0) {
                throw new PurserException(IdentityError.ACCESS_KEY_UNKNOWN);
            }
            return null;
        });
    }

    @Override
    public AccessKey get(MintedId id) {
        return directory
                .metadata()
                .one(COLUMNS + " WHERE id = ?", StoredAccessKeys::key, id.toString())
                .orElseThrow(() -> new PurserException(IdentityError.ACCESS_KEY_UNKNOWN));
    }

    @Override
    public List<AccessKey> list(Optional<String> principal) {
        return principal
                .map(name -> directory
                        .metadata()
                        .list(COLUMNS + " WHERE principal = ? ORDER BY created, id", StoredAccessKeys::key, name))
                .orElseGet(() -> directory.metadata().list(COLUMNS + " ORDER BY created, id", StoredAccessKeys::key));
    }

    private record Stored(AccessKey key, byte[] secret) {}

    @Override
    public Optional<Signing> signing(MintedId id) {
        return directory
                .metadata()
                .one(
                        COLUMNS + " WHERE id = ? AND enabled = 1",
                        row -> new Stored(key(row), row.bytes("secret")),
                        id.toString())
                .flatMap(stored -> callers.byAccessKey(stored.key)
                        .map(caller -> new Signing(
                                stored.key,
                                Secret.of(new String(keyFile.open(stored.secret), StandardCharsets.US_ASCII)),
                                caller)));
    }

    private static AccessKey key(Row row) {
        return new AccessKey(
                MintedId.of(row.text("id")).orElseThrow(),
                row.text("principal"),
                row.truth("enabled"),
                row.instant("created"));
    }

    private static Target target(MintedId id) {
        return Target.builder(TargetType.ACCESS_KEY)
                .name(id.aws(MintedId.Prefix.AKIA))
                .build();
    }
}
