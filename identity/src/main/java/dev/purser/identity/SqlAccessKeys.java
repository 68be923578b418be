package dev.purser.identity;

import dev.purser.event.Credential;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Access keys as rows, their secrets encrypted under the key file. */
final class SqlAccessKeys implements AccessKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SELECT =
            "SELECT k.id, p.name AS principal, k.enabled, k.created, k.secret, k.principal AS holder "
                    + "FROM access_key k JOIN principal p ON p.id = k.principal ";

    private final Metadata metadata;
    private final Epoch epoch;
    private final KeyFile keys;
    private final CallerLoader callers;
    private final int most;
    private final Clock clock;

    SqlAccessKeys(Metadata metadata, Epoch epoch, KeyFile keys, CallerLoader callers, int most, Clock clock) {
        this.metadata = metadata;
        this.epoch = epoch;
        this.keys = keys;
        this.callers = callers;
        this.most = most;
        this.clock = clock;
    }

    @Override
    public Created create(Recording recording, String principal) {
        Subject.name(recording, TargetType.ACCESS_KEY, principal);
        recording.request("principal", principal);
        byte[] random = new byte[30];
        RANDOM.nextBytes(random);
        Secret secret = Secret.of(Base64.getEncoder().encodeToString(random));
        return epoch.change(recording, tx -> {
            Principal holder = PrincipalTable.require(tx, principal);
            long held = tx.one(
                            "SELECT count(*) AS n FROM access_key WHERE principal = ?",
                            row -> row.number("n"),
                            holder.id().toString())
                    .orElse(0L);
            if (held >= most) {
                throw new PurserException(IdentityError.ACCESS_KEY_LIMIT, Map.of("limit", most));
            }
            AccessKey made = new AccessKey(MintedId.mint(), principal, true, clock.instant());
            tx.update(
                    "INSERT INTO access_key (id, principal, secret, enabled, created) VALUES (?, ?, ?, ?, ?)",
                    made.id().toString(),
                    holder.id().toString(),
                    keys.encrypt(secret.reveal().getBytes(StandardCharsets.UTF_8), bond(made.id())),
                    true,
                    made.created());
            Subject.name(recording, TargetType.ACCESS_KEY, made.text());
            return new Created(made, secret);
        });
    }

    @Override
    public AccessKey setEnabled(Recording recording, MintedId id, boolean enabled) {
        Subject.name(recording, TargetType.ACCESS_KEY, id.aws(MintedId.Prefix.AKIA));
        return epoch.change(recording, tx -> {
            AccessKey was = require(tx, id);
            tx.update("UPDATE access_key SET enabled = ? WHERE id = ?", enabled, id.toString());
            recording
                    .request("principal", was.principal())
                    .changed(Map.of("active", was.enabled()), Map.of("active", enabled));
            return new AccessKey(id, was.principal(), enabled, was.created());
        });
    }

    @Override
    public void delete(Recording recording, MintedId id) {
        Subject.name(recording, TargetType.ACCESS_KEY, id.aws(MintedId.Prefix.AKIA));
        epoch.change(recording, tx -> {
            recording.request("principal", require(tx, id).principal());
            return tx.update("DELETE FROM access_key WHERE id = ?", id.toString());
        });
    }

    @Override
    public AccessKey get(MintedId id) {
        return metadata.read(tx -> require(tx, id));
    }

    @Override
    public List<AccessKey> list(Optional<String> principal) {
        return principal
                .map(name -> metadata.read(tx -> tx.list(
                        SELECT + "WHERE p.id = ? ORDER BY k.created, k.id",
                        SqlAccessKeys::key,
                        PrincipalTable.require(tx, name).id().toString())))
                .orElseGet(() -> metadata.list(SELECT + "ORDER BY k.created, k.id", SqlAccessKeys::key));
    }

    @Override
    public Optional<Signing> signing(MintedId id) {
        return metadata.read(
                tx -> tx.one(SELECT + "WHERE k.id = ? AND k.enabled = 1", row -> signing(tx, row), id.toString())
                        .flatMap(found -> found));
    }

    private Optional<Signing> signing(Tx tx, Row row) {
        AccessKey key = key(row);
        byte[] secret = keys.decrypt(row.bytes("secret"), bond(key.id()));
        return PrincipalTable.byId(tx, MintedId.of(row.text("holder")).orElseThrow())
                .filter(holder -> holder.usable(clock.instant()))
                .map(holder -> new Signing(
                        key,
                        Secret.of(new String(secret, StandardCharsets.UTF_8)),
                        callers.load(
                                tx,
                                holder,
                                new Credential(Credential.Kind.ACCESS_KEY, Optional.of(key.text())),
                                Optional.empty())));
    }

    private static AccessKey require(Tx tx, MintedId id) {
        return tx.one(SELECT + "WHERE k.id = ?", SqlAccessKeys::key, id.toString())
                .orElseThrow(() -> new PurserException(IdentityError.ACCESS_KEY_UNKNOWN, Map.of("id", id.toString())));
    }

    private static AccessKey key(Row row) {
        return new AccessKey(
                MintedId.of(row.text("id")).orElseThrow(),
                row.text("principal"),
                row.truth("enabled"),
                row.instant("created"));
    }

    private static String bond(MintedId id) {
        return "access-key:" + id;
    }
}
