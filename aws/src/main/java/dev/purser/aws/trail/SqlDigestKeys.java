package dev.purser.aws.trail;

import dev.purser.event.Action;
import dev.purser.event.Origin;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.identity.SecretBox;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Row;
import dev.purser.metadata.Tx;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Digest keys as rows, their private halves encrypted under the key file. */
public final class SqlDigestKeys implements DigestKeys {
    private static final Duration VALID = Duration.ofDays(30);
    private static final int BITS = 2048;
    private static final String COLUMNS =
            "SELECT fingerprint, public_key, private_key, valid_from, valid_to FROM digest_key ";

    private final Metadata metadata;
    private final SecretBox secrets;
    private final Origin origin;
    private final Clock clock;
    private volatile Optional<RsaSigner> signer = Optional.empty();

    /**
     * @param metadata has the tables of {@link TrailSchema}
     * @param origin what the record of a rotation says of where it happened
     */
    public SqlDigestKeys(Metadata metadata, SecretBox secrets, Origin origin, Clock clock) {
        this.metadata = metadata;
        this.secrets = secrets;
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public DigestSigner current() {
        Instant now = clock.instant();
        Optional<RsaSigner> known = signer.filter(one -> one.key().within(now, now));
        if (known.isPresent()) {
            return known.get();
        }
        return renewed(now);
    }

    private synchronized RsaSigner renewed(Instant now) {
        Optional<RsaSigner> newest =
                metadata.one(COLUMNS + "ORDER BY valid_from DESC, fingerprint LIMIT 1", this::signer);
        if (newest.isEmpty()) {
            Made made = make(now);
            // The first one is part of setting up, no rotation.
            metadata.maintain(tx -> insert(tx, made));
            return remember(made.signer());
        }
        if (newest.get().key().within(now, now)) {
            return remember(newest.get());
        }
        Made made = make(now);
        replace(Recording.job(clock, Action.KEY_ROTATE, "digest-key-rotation").origin(origin), made);
        return remember(made.signer());
    }

    @Override
    public synchronized DigestKey rotate(Recording recording) {
        Made made = make(clock.instant());
        replace(recording, made);
        return remember(made.signer()).key();
    }

    @Override
    public List<DigestKey> valid(Instant from, Instant to) {
        return metadata.list(
                COLUMNS + "WHERE valid_from <= ? AND valid_to > ? ORDER BY valid_from, fingerprint",
                SqlDigestKeys::key,
                to,
                from);
    }

    private RsaSigner remember(RsaSigner fresh) {
        signer = Optional.of(fresh);
        return fresh;
    }

    private void replace(Recording recording, Made made) {
        recording.targets(List.of(Target.builder(TargetType.KEY)
                .name("digest key " + made.signer().key().fingerprint())
                .build()));
        metadata.change(recording, tx -> insert(tx, made));
    }

    /** A key and its private half, sealed. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Made(RsaSigner signer, byte[] sealed) {}

    private Made make(Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            KeyPair pair = generator.generateKeyPair();
            byte[] pkcs1 = Pkcs1.encode((RSAPublicKey) pair.getPublic());
            String fingerprint =
                    HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(pkcs1));
            Instant from = now.truncatedTo(ChronoUnit.SECONDS);
            return new Made(
                    new RsaSigner(new DigestKey(fingerprint, pkcs1, from, from.plus(VALID)), pair.getPrivate()),
                    secrets.seal(pair.getPrivate().getEncoded(), bond(fingerprint)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has RSA and MD5", e);
        }
    }

    private static int insert(Tx tx, Made made) {
        DigestKey key = made.signer().key();
        return tx.update(
                "INSERT INTO digest_key (fingerprint, public_key, private_key, valid_from, valid_to) "
                        + "VALUES (?, ?, ?, ?, ?)",
                key.fingerprint(),
                key.publicKey(),
                made.sealed(),
                key.validFrom(),
                key.validTo());
    }

    private RsaSigner signer(Row row) {
        DigestKey key = key(row);
        try {
            byte[] pkcs8 = secrets.open(row.bytes("private_key"), bond(key.fingerprint()));
            return new RsaSigner(key, KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored digest key cannot be read", e);
        }
    }

    private static DigestKey key(Row row) {
        return new DigestKey(
                row.text("fingerprint"), row.bytes("public_key"), row.instant("valid_from"), row.instant("valid_to"));
    }

    private static String bond(String fingerprint) {
        return "digest-key:" + fingerprint;
    }
}
