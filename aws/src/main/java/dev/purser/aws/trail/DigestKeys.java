package dev.purser.aws.trail;

import dev.purser.event.Recording;
import java.time.Instant;
import java.util.List;

/**
 * The keys that digests are signed with: RSA of 2048 bits, each for 30 days, their private halves encrypted at rest, their
 * public halves kept forever. Thread-safe.
 */
public interface DigestKeys {
    /** The key that signs now. Made the first time; where the last one has run out, a new one replaces it on the record. */
    DigestSigner current();

    /** Replaces the key that signs, before its time; on the record. */
    DigestKey rotate(Recording recording);

    /** Keys that may have signed anything from the one moment to the other, both included; oldest first. */
    List<DigestKey> valid(Instant from, Instant to);
}
