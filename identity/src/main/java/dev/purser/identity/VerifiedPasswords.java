package dev.purser.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers for a short time that a password was verified, so that Basic on each request does not cost a hash each time.
 * What is kept is a keyed hash (HMAC-SHA-256 under a key of this run) over the stored hash and the password: a changed
 * password is forgotten by itself. Thread-safe, bounded.
 */
final class VerifiedPasswords {
    private static final int MOST = 4096;

    private record Seen(byte[] mark, long untilMillis) {}

    private final Clock clock;
    private final Duration time;
    private final SecretKeySpec key;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    VerifiedPasswords(Clock clock, Duration time) {
        this.clock = clock;
        this.time = time;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
    }

    boolean knows(Directory.Entry entry, Secret password) {
        Seen known = seen.get(entry.name());
        return known != null
                && clock.millis() < known.untilMillis
                && MessageDigest.isEqual(known.mark, mark(entry, password));
    }

    void remember(Directory.Entry entry, Secret password) {
        if (time.isZero()) {
            return;
        }
        if (seen.size() >= MOST) {
            seen.clear();
        }
        seen.put(entry.name(), new Seen(mark(entry, password), clock.millis() + time.toMillis()));
    }

    private byte[] mark(Directory.Entry entry, Secret password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(entry.hash().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(password.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HMAC-SHA-256", impossible);
        }
    }
}
