package dev.purser.journal.verify;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.MalformedEventException;
import dev.purser.event.PartName;
import dev.purser.event.PrivatePart;
import dev.purser.journal.Erasure;
import dev.purser.journal.KeyRotation;
import dev.purser.journal.LeafHead;
import dev.purser.journal.segment.StoredRecord;
import dev.purser.journal.tile.MerkleHasher;

/** Checks single records: the leaf's hash is made, each part is held against it. For one thread. */
final class RecordCheck {
    private static final PartName[] PARTS = PartName.values();

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
        if (!LeafHead.mayBear(leaf, record.event().id())) {
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
        if (good && (LeafHead.bears(leaf, Action.ERASE_SUBJECT) || LeafHead.bears(leaf, Action.KEY_ROTATE))) {
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
}
