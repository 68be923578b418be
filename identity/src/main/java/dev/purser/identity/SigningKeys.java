package dev.purser.identity;

import dev.purser.event.Recording;
import dev.purser.event.TargetType;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
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
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/**
 * The Ed25519 keys that access tokens are signed with: the newest signs, the ones before it verify until the last token
 * that they signed has expired. Stored in the database, the private halves encrypted. Thread-safe.
 */
final class SigningKeys {
    /** One key pair and its name. */
    record Pair(String kid, PublicKey verifies, PrivateKey signs, Instant created) {
        @Override
        public String toString() {
            return "signing key " + kid;
        }
    }

    private record Remembered(long epoch, List<Pair> newestFirst) {}

    private static final Duration SLACK = Duration.ofMinutes(5);

    private final Metadata metadata;
    private final Epoch epoch;
    private final KeyFile keys;
    private final Duration tokenLife;
    private final Clock clock;
    private volatile Remembered remembered = new Remembered(-1, List.of());

    SigningKeys(Metadata metadata, Epoch epoch, KeyFile keys, Duration tokenLife, Clock clock) {
        this.metadata = metadata;
        this.epoch = epoch;
        this.keys = keys;
        this.tokenLife = tokenLife;
        this.clock = clock;
    }

    /** Makes the first key where there is none: part of setting up, no rotation. */
    void ensureFirst() {
        if (newestFirst().isEmpty()) {
            metadata.maintain(tx -> {
                boolean none = tx.one("SELECT kid FROM signing_key", row -> row.text("kid"))
                        .isEmpty();
                return none ? insert(tx) : "";
            });
            remembered = new Remembered(-1, List.of());
        }
    }

    Pair newest() {
        return newestFirst().getFirst();
    }

    /** Every key that a token may be signed with now, the newest first. */
    List<Pair> newestFirst() {
        long now = epoch.current();
        Remembered known = remembered;
        if (known.epoch() != now) {
            known = new Remembered(
                    now,
                    metadata.list(
                            "SELECT kid, public_key, private_key, created FROM signing_key ORDER BY created DESC, kid",
                            this::pair));
            remembered = known;
        }
        return known.newestFirst();
    }

    String rotate(Recording recording) {
        Subject.name(recording, TargetType.KEY, "token signing key");
        return epoch.change(recording, tx -> {
            Instant overlap = clock.instant().minus(tokenLife).minus(SLACK);
            // A key's last token was signed when the key after it came.
            tx.update(
                    "DELETE FROM signing_key WHERE created < (SELECT max(created) FROM signing_key WHERE created <= ?)",
                    overlap);
            String kid = insert(tx);
            Subject.name(recording, TargetType.KEY, kid);
            return kid;
        });
    }

    private String insert(Tx tx) {
        try {
            KeyPair made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] verifies = made.getPublic().getEncoded();
            String kid = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(Digests.sha256(verifies))
                    .substring(0, 16);
            tx.update(
                    "INSERT INTO signing_key (kid, public_key, private_key, created) VALUES (?, ?, ?, ?)",
                    kid,
                    verifies,
                    keys.encrypt(made.getPrivate().getEncoded(), bond(kid)),
                    later(tx));
            return kid;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** Now, or just after the newest key, whatever the clock does: the key made last is the one that signs. */
    private Instant later(Tx tx) {
        Instant now = clock.instant();
        return tx.one("SELECT max(created) AS newest FROM signing_key", row -> row.optionalInstant("newest"))
                .flatMap(newest -> newest)
                .map(newest -> newest.plus(1, ChronoUnit.MICROS))
                .filter(now::isBefore)
                .orElse(now);
    }

    private Pair pair(Row row) {
        try {
            String kid = row.text("kid");
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return new Pair(
                    kid,
                    factory.generatePublic(new X509EncodedKeySpec(row.bytes("public_key"))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(keys.decrypt(row.bytes("private_key"), bond(kid)))),
                    row.instant("created"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored signing key cannot be read", e);
        }
    }

    private static String bond(String kid) {
        return "signing-key:" + kid;
    }
}
