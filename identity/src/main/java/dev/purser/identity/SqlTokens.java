package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registry tokens as rows; of a secret only its SHA-256. */
final class SqlTokens implements Tokens {
    /** What a personal token begins with. */
    static final String PERSONAL = "purser_t_";

    /** What a refresh token begins with. */
    static final String REFRESH = "purser_f_";

    private static final String SELECT =
            "SELECT t.id, p.name AS principal, t.kind, t.description, t.created, t.expires "
                    + "FROM registry_token t JOIN principal p ON p.id = t.principal ";

    private final Metadata metadata;
    private final Epoch epoch;
    private final Clock clock;

    SqlTokens(Metadata metadata, Epoch epoch, Clock clock) {
        this.metadata = metadata;
        this.epoch = epoch;
        this.clock = clock;
    }

    @Override
    public Created create(
            Recording recording, String principal, Optional<String> description, Optional<Instant> expires) {
        Subject.name(recording, TargetType.TOKEN, principal);
        expires.ifPresent(time -> {
            if (!time.isAfter(clock.instant())) {
                throw new PurserException(IdentityError.EXPIRY_PASSED, Map.of("expires", time.toString()));
            }
            recording.request("expires", time.toString());
        });
        recording.request("principal", principal);
        description.ifPresent(text -> recording.request("description", text));
        Secret secret = Digests.secret(PERSONAL);
        return epoch.change(recording, tx -> {
            RegistryToken made = insert(
                    tx,
                    PrincipalTable.require(tx, principal),
                    RegistryToken.Kind.PERSONAL,
                    secret,
                    description,
                    expires);
            recording.response("id", made.id().toString());
            return new Created(made, secret);
        });
    }

    /** Stores a token in the transaction that is open. */
    RegistryToken insert(
            Tx tx,
            Principal principal,
            RegistryToken.Kind kind,
            Secret secret,
            Optional<String> description,
            Optional<Instant> expires) {
        RegistryToken made =
                new RegistryToken(MintedId.mint(), principal.name(), kind, description, clock.instant(), expires);
        tx.update(
                "INSERT INTO registry_token (id, principal, kind, hash, description, created, expires) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?)",
                made.id().toString(),
                principal.id().toString(),
                kind.text(),
                Digests.sha256(secret),
                description,
                made.created(),
                expires);
        return made;
    }

    /** The token of that secret that has not expired. */
    Optional<RegistryToken> find(Secret secret) {
        return metadata.one(SELECT + "WHERE t.hash = ?", SqlTokens::token, Digests.sha256(secret))
                .filter(token -> token.expires().map(clock.instant()::isBefore).orElse(true));
    }

    @Override
    public void delete(Recording recording, MintedId id) {
        Subject.name(recording, TargetType.TOKEN, id.toString());
        epoch.change(recording, tx -> {
            RegistryToken gone = require(tx, id);
            recording.request("principal", gone.principal());
            return tx.update("DELETE FROM registry_token WHERE id = ?", id.toString());
        });
    }

    @Override
    public int deleteAll(Recording recording, String principal) {
        Subject.name(recording, TargetType.TOKEN, principal);
        recording.request("principal", principal);
        return epoch.change(
                recording,
                tx -> tx.update(
                        "DELETE FROM registry_token WHERE principal = ?",
                        PrincipalTable.require(tx, principal).id().toString()));
    }

    @Override
    public RegistryToken get(MintedId id) {
        return metadata.read(tx -> require(tx, id));
    }

    @Override
    public List<RegistryToken> list(Optional<String> principal) {
        return principal
                .map(name -> metadata.read(tx -> tx.list(
                        SELECT + "WHERE p.id = ? ORDER BY t.created, t.id",
                        SqlTokens::token,
                        PrincipalTable.require(tx, name).id().toString())))
                .orElseGet(() -> metadata.list(SELECT + "ORDER BY t.created, t.id", SqlTokens::token));
    }

    @Override
    public int forgetExpired() {
        Instant now = clock.instant();
        return metadata.<Integer>maintain(tx -> tx.update("DELETE FROM registry_token WHERE expires <= ?", now));
    }

    private static RegistryToken require(Tx tx, MintedId id) {
        return tx.one(SELECT + "WHERE t.id = ?", SqlTokens::token, id.toString())
                .orElseThrow(() -> new PurserException(IdentityError.TOKEN_UNKNOWN, Map.of("id", id.toString())));
    }

    private static RegistryToken token(Row row) {
        String kind = row.text("kind");
        return new RegistryToken(
                MintedId.of(row.text("id")).orElseThrow(),
                row.text("principal"),
                kind.equals(RegistryToken.Kind.REFRESH.text())
                        ? RegistryToken.Kind.REFRESH
                        : RegistryToken.Kind.PERSONAL,
                row.optionalText("description"),
                row.instant("created"),
                row.optionalInstant("expires"));
    }
}
