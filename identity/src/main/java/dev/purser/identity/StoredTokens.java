package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Registry tokens in the database, by the hash of their secrets. */
final class StoredTokens implements Tokens {
    private static final String COLUMNS = "SELECT id, principal, kind, description, created, expires FROM tokens";

    private final Directory directory;

    StoredTokens(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Created create(
            Recording recording, String principal, Optional<String> description, Optional<Instant> expires) {
        Secret secret = RandomSecret.token();
        MintedId id = MintedId.mint();
        recording.target(target(id.toString()));
        directory.metadata().change(recording, tx -> {
            if (Directory.load(tx, principal).isEmpty()) {
                throw new PurserException(IdentityError.PRINCIPAL_UNKNOWN);
            }
            insert(tx, id, principal, RegistryToken.Kind.PERSONAL, description, secret, expires);
            return null;
        });
        return new Created(get(id), secret);
    }

    void insert(
            Tx tx,
            MintedId id,
            String principal,
            RegistryToken.Kind kind,
            Optional<String> description,
            Secret secret,
            Optional<Instant> expires) {
        if (expires.isPresent() && !expires.get().isAfter(directory.clock().instant())) {
            throw new PurserException(IdentityError.EXPIRY_PASSED);
        }
        tx.update(
                "INSERT INTO tokens (id, principal, kind, description, hash, created, expires) VALUES (?, ?, ?, ?, ?, ?, ?)",
                id.toString(),
                principal,
                kind.name(),
                description,
                RandomSecret.hash(secret),
                directory.clock().instant(),
                expires);
    }

    /** The token of that secret, if it holds. */
    Optional<RegistryToken> find(Secret secret) {
        return directory
                .metadata()
                .one(COLUMNS + " WHERE hash = ?", StoredTokens::token, RandomSecret.hash(secret))
                .filter(token -> token.expires()
                        .map(directory.clock().instant()::isBefore)
                        .orElse(true));
    }

    @Override
    public void delete(Recording recording, MintedId id) {
        recording.target(target(id.toString()));
        directory.metadata().change(recording, tx -> {
            if (tx.update("DELETE FROM tokens WHERE id = ?", id.toString()) == 0) {
                throw new PurserException(IdentityError.TOKEN_UNKNOWN);
            }
            return null;
        });
    }

    @Override
    public int deleteAll(Recording recording, String principal) {
        recording.target(Target.builder(TargetType.USER).name(principal).build());
        return directory.metadata().change(recording, tx -> {
            int gone = tx.update("DELETE FROM tokens WHERE principal = ?", principal);
            recording.response("tokens", gone);
            return gone;
        });
    }

    @Override
    public RegistryToken get(MintedId id) {
        return directory
                .metadata()
                .one(COLUMNS + " WHERE id = ?", StoredTokens::token, id.toString())
                .orElseThrow(() -> new PurserException(IdentityError.TOKEN_UNKNOWN));
    }

    @Override
    public List<RegistryToken> list(Optional<String> principal) {
        return principal
                .map(name -> directory
                        .metadata()
                        .list(COLUMNS + " WHERE principal = ? ORDER BY created, id", StoredTokens::token, name))
                .orElseGet(() -> directory.metadata().list(COLUMNS + " ORDER BY created, id", StoredTokens::token));
    }

    private static RegistryToken token(Row row) {
        return new RegistryToken(
                MintedId.of(row.text("id")).orElseThrow(),
                row.text("principal"),
                RegistryToken.Kind.valueOf(row.text("kind")),
                row.optionalText("description"),
                row.instant("created"),
                row.optionalInstant("expires"));
    }

    private static Target target(String id) {
        return Target.builder(TargetType.TOKEN).name(id).build();
    }
}
