package dev.purser.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Access tokens: JSON Web Tokens signed with Ed25519 (RFC 7515, RFC 8037). Only a header that is byte for byte one of ours
 * is taken, so nothing in a token can choose how it is checked, and nothing is parsed before its signature holds.
 * Thread-safe.
 */
final class AccessTokens {
    private static final int LONGEST = 16 * 1024;
    /** Clocks of several nodes differ by less. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final SigningKeys keys;
    private final String service;
    private final Clock clock;

    AccessTokens(SigningKeys keys, String service, Clock clock) {
        this.keys = keys;
        this.service = service;
        this.clock = clock;
    }

    Secret sign(AccessClaims claims) {
        SigningKeys.Pair pair = keys.newest();
        String signed = header(pair) + "." + base64(claims.json());
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.signs());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return Secret.of(signed + "." + base64(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    /** What the token says, if it is ours and holds now. */
    Optional<AccessClaims> verify(Secret token) {
        String text = token.reveal();
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (text.length() > LONGEST || first < 0 || second < 0 || text.indexOf('.', second + 1) >= 0) {
            return Optional.empty();
        }
        String header = text.substring(0, first);
        return keys.newestFirst().stream()
                .filter(pair -> header(pair).equals(header))
                .findFirst()
                .filter(pair -> holds(pair, text.substring(0, second), text.substring(second + 1)))
                .flatMap(_ -> AccessClaims.read(decoded(text.substring(first + 1, second))))
                .filter(this::now);
    }

    private boolean now(AccessClaims claims) {
        Instant now = clock.instant();
        return claims.issuer().equals(service)
                && claims.audience().equals(service)
                && now.isBefore(claims.expires())
                && !claims.issuedAt().isAfter(now.plus(SKEW));
    }

    private static boolean holds(SigningKeys.Pair pair, String signed, String signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(pair.verifies());
            check.update(signed.getBytes(StandardCharsets.US_ASCII));
            byte[] bytes = decoded(signature);
            return base64(bytes).equals(signature) && check.verify(bytes);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String header(SigningKeys.Pair pair) {
        String json = "{\"typ\":\"JWT\",\"alg\":\"EdDSA\",\"kid\":\"" + pair.kid() + "\"}";
        return base64(json.getBytes(StandardCharsets.US_ASCII));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty where it is no base64. */
    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
