package dev.purser.identity;

import dev.purser.metadata.Metadata;
import dev.purser.metadata.Tx;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The Ed25519 keys that access tokens are signed with (RFC 8037), the newest first. Thread-safe. */
final class SigningKeys {
    /** A key with its id. */
    record Key(String id, PrivateKey secret, Instant created) {}

    private record Stored(String id, byte[] secret, Instant created) {}

    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Metadata metadata;
    private final KeyFile keyFile;
    private final Clock clock;
    private final Duration kept;
    private final Map<String, PublicKey> known = new ConcurrentHashMap<>();
    private volatile Key newest;
    private volatile long lookAgainMillis;

    /**
     * @param kept how long an old key is kept after a newer one was made: as long as its tokens hold
     */
    SigningKeys(Metadata metadata, KeyFile keyFile, Clock clock, Duration kept) {
        this.metadata = metadata;
        this.keyFile = keyFile;
        this.clock = clock;
        this.kept = kept;
        Optional<Key> stored = load();
        newest = stored.orElseGet(() -> {
            metadata.maintain(tx -> make(tx));
            return load().orElseThrow();
        });
    }

    Key newest() {
        if (clock.millis() > lookAgainMillis) {
            load().ifPresent(key -> newest = key);
        }
        return newest;
    }

    private Optional<Key> load() {
        lookAgainMillis = clock.millis() + LOOK.toMillis();
        return metadata.one(
                        "SELECT kid, secret, created FROM signing_keys ORDER BY created DESC, kid LIMIT 1",
                        row -> new Stored(row.text("kid"), row.bytes("secret"), row.instant("created")))
                .map(stored -> new Key(stored.id, secret(keyFile.open(stored.secret)), stored.created));
    }

    /** The public key of that id, if it is one of ours and not yet forgotten. */
    Optional<PublicKey> find(String id) {
        PublicKey there = known.get(id);
        if (there != null) {
            return Optional.of(there);
        }
        Optional<PublicKey> loaded = metadata.one(
                        "SELECT public_key FROM signing_keys WHERE kid = ?", row -> row.bytes("public_key"), id)
                .map(SigningKeys::open);
        loaded.ifPresent(key -> known.put(id, key));
        return loaded;
    }

    /** Makes a new key in a transaction, and forgets those whose tokens no longer hold; to be {@link #refresh}ed after. */
    String make(Tx tx) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String id = UUID.randomUUID().toString();
            List<Instant> newer =
                    tx.list("SELECT created FROM signing_keys ORDER BY created DESC", row -> row.instant("created"));
            Instant now = clock.instant();
            for (Instant one : newer) {
                if (!one.equals(newer.getFirst()) && one.plus(kept).isBefore(now)) {
                    tx.update("DELETE FROM signing_keys WHERE created = ?", one);
                }
            }
            tx.update(
                    "INSERT INTO signing_keys (kid, secret, public_key, created) VALUES (?, ?, ?, ?)",
                    id,
                    keyFile.seal(pair.getPrivate().getEncoded()),
                    pair.getPublic().getEncoded(),
                    now);
            return id;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has Ed25519", impossible);
        }
    }

    void refresh() {
        known.clear();
        load().ifPresent(key -> newest = key);
    }

    private static PrivateKey secret(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a stored signing key cannot be read", broken);
        }
    }

    private static PublicKey open(byte[] encoded) {
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a stored signing key cannot be read", broken);
        }
    }
}
