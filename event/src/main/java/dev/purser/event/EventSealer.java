package dev.purser.event;

import dev.purser.event.json.JsonBytes;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Turns an event into its bytes: leaf, parts, and the hashes that bind the parts to the leaf.
 *
 * <p>An instance is a set of buffers for one thread at a time; {@link #seal} borrows one from a small pool, so that the
 * many short-lived virtual threads of the requests share a few.
 */
final class EventSealer {
    private static final SecureBytes SALTS = new SecureBytes(new SecureRandom());
    private static final PartName[] PARTS = PartName.values();
    private static final int POOL = 16;
    private static final int KEPT_CAPACITY = 256 * 1024;
    private static final AtomicReferenceArray<EventSealer> IDLE = new AtomicReferenceArray<>(POOL);

    private final JsonBytes leaf = new JsonBytes(4096);
    private final JsonBytes part = new JsonBytes(2048);
    private final byte[] hash = new byte[32];
    private final MessageDigest sha256;

    private EventSealer() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static SealedEvent seal(AuditEvent event) {
        int slot = (int) (Thread.currentThread().threadId() & (POOL - 1));
        EventSealer idle = IDLE.getAndSet(slot, null);
        EventSealer sealer = idle == null ? new EventSealer() : idle;
        try {
            return sealer.make(event);
        } finally {
            if (sealer.leaf.capacity() + sealer.part.capacity() <= KEPT_CAPACITY) {
                IDLE.setRelease(slot, sealer);
            }
        }
    }

    private SealedEvent make(AuditEvent event) {
        leaf.reset();
        LeafWriter.leaf(leaf, event);
        List<PrivatePart> parts = new ArrayList<>(2);
        int mark = leaf.open("parts");
        for (PartName name : PARTS) {
            if (present(name, event)) {
                part.reset();
                if (LeafWriter.part(part, name, event)) {
                    parts.add(bind(name));
                }
            }
        }
        leaf.closeOrDrop(mark);
        leaf.close();
        if (leaf.length() > SealedEvent.MAX_LEAF) {
            throw new IllegalArgumentException(
                    "a leaf of " + leaf.length() + " bytes, at most " + SealedEvent.MAX_LEAF);
        }
        return new SealedEvent(event.id(), leaf.copy(0), parts);
    }

    /** A cheap first look, so that most events write no part that turns out empty. */
    private static boolean present(PartName name, AuditEvent event) {
        return switch (name) {
            case ACTOR -> event.actor() != Actor.ANONYMOUS;
            case CLIENT -> event.client() != Client.NONE;
            case SUBJECT -> personal(event.targets());
            case DATA -> event.data() != EventData.NONE;
            case RAW -> event.source() != Source.PURSER;
        };
    }

    private static boolean personal(List<Target> targets) {
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).type().personal()) {
                return true;
            }
        }
        return false;
    }

    private PrivatePart bind(PartName name) {
        byte[] salt = SALTS.next(PrivatePart.SALT_BYTES);
        sha256.reset();
        sha256.update(salt);
        sha256.update(part.array(), 0, part.length());
        try {
            sha256.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
        leaf.base64(name.text(), hash);
        return new PrivatePart(name, salt, part.copy(0));
    }
}
