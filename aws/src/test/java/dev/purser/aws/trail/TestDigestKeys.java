package dev.purser.aws.trail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.aws.AwsHarness;
import dev.purser.event.Action;
import dev.purser.event.EventCodec;
import dev.purser.event.Origin;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in the form that CloudTrail gives them out, and their rotation. */
class TestDigestKeys {
    @TempDir
    private Path folder;

    /** PKCS #1's RSAPublicKey: SEQUENCE, modulus, exponent; lengths in their two-byte form for 2048 bits. */
    private static PublicKey read(byte[] pkcs1) throws Exception {
        assertThat(HexFormat.of().formatHex(pkcs1))
                .startsWith("3082010a0282010100")
                .endsWith("0203010001");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        new BigInteger(1, Arrays.copyOfRange(pkcs1, 9, 9 + 256)), BigInteger.valueOf(65_537)));
    }

    @Test
    void signsSoThatThePublicKeyVerifies() throws Exception {
        try (AwsHarness harness = new AwsHarness(folder)) {
            DigestSigner signer = harness.aws().digestKeys().current();
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(read(signer.key().publicKey()));
            verifier.update("one\ntwo".getBytes(StandardCharsets.UTF_8));
            assertThat(verifier.verify(HexFormat.of().parseHex(signer.sign("one\ntwo"))))
                    .isTrue();
            assertThat(signer.key().fingerprint())
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("MD5")
                                    .digest(signer.key().publicKey())));
            assertThat(Duration.between(signer.key().validFrom(), signer.key().validTo()))
                    .isEqualTo(Duration.ofDays(30));
        }
    }

    @Test
    void aKeyHoldsOverAStartAndIsReplacedWhenItHasRunOut() {
        try (AwsHarness harness = new AwsHarness(folder)) {
            DigestKey first = harness.aws().digestKeys().current().key();
            assertThat(at(harness, first.validFrom()).current().key().fingerprint())
                    .isEqualTo(first.fingerprint());
            long before = harness.purser.journal.size();
            DigestKeys later = at(harness, first.validTo().plusSeconds(1));
            DigestKey second = later.current().key();
            assertThat(second.fingerprint()).isNotEqualTo(first.fingerprint());
            assertThat(EventCodec.read(harness.purser
                                    .journal
                                    .read(before, 1)
                                    .getFirst()
                                    .event())
                            .action())
                    .isEqualTo(Action.KEY_ROTATE);
            assertThat(later.valid(first.validFrom(), second.validFrom()))
                    .extracting(DigestKey::fingerprint)
                    .containsExactly(first.fingerprint(), second.fingerprint());
            assertThat(later.valid(first.validFrom(), first.validFrom()))
                    .extracting(DigestKey::fingerprint)
                    .containsExactly(first.fingerprint());
        }
    }

    @Test
    void thePrivateHalfIsNotInTheDatabase() {
        try (AwsHarness harness = new AwsHarness(folder)) {
            harness.aws().digestKeys().rotate(AwsHarness.recording(Action.KEY_ROTATE));
            byte[] stored = harness.purser
                    .metadata
                    .one("SELECT private_key FROM digest_key", row -> row.bytes("private_key"))
                    .orElseThrow();
            // PKCS #8 begins with a SEQUENCE and names the algorithm: none of that shows.
            assertThat(HexFormat.of().formatHex(stored)).doesNotContain("2a864886f70d010101");
        }
    }

    private static DigestKeys at(AwsHarness harness, Instant now) {
        return new SqlDigestKeys(
                harness.purser.metadata,
                harness.purser.identity.secretBox(),
                Origin.NONE,
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
