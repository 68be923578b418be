package dev.purser.journal.verify;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.MalformedEventException;
import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import dev.purser.journal.Erasure;
import dev.purser.journal.KeyRotation;
import dev.purser.journal.segment.StoredRecord;
import dev.purser.journal.tile.MerkleHasher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Checks single records: the leaf's hash is made, each part is held against it. For one thread. */
final class RecordCheck {
    private static final PartName[] PARTS = PartName.values();
    private static final byte[] HEAD = "{\"schema\":1,\"id\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ACTION = "\",\"action\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERASE = "erase.subject\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROTATE = "key.rotate\"".getBytes(StandardCharsets.US_ASCII);
    private static final int UUID_LENGTH = 36;
    private static final int ACTION_AT = HEAD.length + UUID_LENGTH + ACTION.length;

    private final MerkleHasher hasher = new MerkleHasher();
    private final PartHashes named = new PartHashes();
    private final LeafBatch batch;

    RecordCheck(LeafBatch batch) {
        this.batch = batch;
    }

    /** Takes the leaf of the next record. */
    void leaf(byte[] bytes, int offset, int length) {
        int at = batch.room();
        hasher.leaf(bytes, offset, length, batch.hashes(), at);
    }

    /** Checks what stands beside the leaf. */
    void parts(StoredRecord record) {
        byte[] leaf = record.event().leaf();
        long sequence = record.sequence();
        if (!bearsId(leaf, record.event().id())) {
            batch.findings.add(Finding.at(
                    Finding.Kind.ALTERED_PART, sequence, "the id beside the leaf is not the id in the leaf"));
        }
        int expected = named.read(leaf, 0, leaf.length);
        boolean good = true;
        for (PrivatePart part : record.event().parts()) {
            batch.parts++;
            if (named.holds(part)) {
                expected--;
            } else {
                good = false;
                batch.findings.add(Finding.at(
                        Finding.Kind.ALTERED_PART,
                        sequence,
                        "the part " + part.name().text()
                                + (named.named(part.name())
                                        ? " is not the one whose hash the leaf holds"
                                        : " is not named by the leaf")));
            }
        }
        if (expected > 0) {
            absent(record);
        }
        if (good && (acts(leaf, ERASE) || acts(leaf, ROTATE))) {
            remember(record);
        }
    }

    private void absent(StoredRecord record) {
        for (PartName part : PARTS) {
            if (named.named(part) && record.event().parts().stream().noneMatch(there -> there.name() == part)) {
                batch.absent(part, record.sequence());
            }
        }
    }

    /** Keeps what later checks need: which parts are erased, which keys followed which. */
    private void remember(StoredRecord record) {
        try {
            AuditEvent event = EventCodec.read(record.event());
            Erasure.of(event).ifPresent(batch.erasures::add);
            KeyRotation.of(event)
                    .ifPresent(keys -> batch.rotations.add(new LeafBatch.Rotation(record.sequence(), keys)));
        } catch (MalformedEventException e) {
            batch.findings.add(Finding.at(Finding.Kind.UNREADABLE, record.sequence(), e.getMessage()));
        }
    }

    private static boolean acts(byte[] leaf, byte[] action) {
        return leaf.length > ACTION_AT + action.length
                && Arrays.equals(leaf, ACTION_AT, ACTION_AT + action.length, action, 0, action.length)
                && Arrays.equals(leaf, HEAD.length + UUID_LENGTH, ACTION_AT, ACTION, 0, ACTION.length);
    }

    /** True if the leaf has that id where canonical JSON has it; a leaf of an unknown form is not judged here. */
    private static boolean bearsId(byte[] leaf, UUID id) {
        if (leaf.length < HEAD.length + UUID_LENGTH || !Arrays.equals(leaf, 0, HEAD.length, HEAD, 0, HEAD.length)) {
            return true;
        }
        return hex(leaf, HEAD.length, id.getMostSignificantBits() >>> 32, 8)
                && hex(leaf, HEAD.length + 9, id.getMostSignificantBits() >>> 16, 4)
                && hex(leaf, HEAD.length + 14, id.getMostSignificantBits(), 4)
                && hex(leaf, HEAD.length + 19, id.getLeastSignificantBits() >>> 48, 4)
                && hex(leaf, HEAD.length + 24, id.getLeastSignificantBits(), 12);
    }

    private static boolean hex(byte[] text, int at, long value, int digits) {
        for (int i = 0; i < digits; i++) {
            if (text[at + i] != Character.forDigit((int) (value >>> (4 * (digits - 1 - i)) & 0xF), 16)) {
                return false;
            }
        }
        return true;
    }
}
