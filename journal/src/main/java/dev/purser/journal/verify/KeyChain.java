package dev.purser.journal.verify;

import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.tile.SignedNote;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which keys may have signed which checkpoints: the given ones, and those that rotations on the record tie to them, each
 * up to the checkpoint that both keys signed and from it on.
 */
final class KeyChain {
    private final Set<NoteVerifier> trusted = new LinkedHashSet<>();
    private final Map<NoteVerifier, Long> from = new HashMap<>();
    private final Map<NoteVerifier, Long> until = new HashMap<>();

    /**
     * @param rotations as the records tell of them
     * @param agreed the checkpoints that the records agree with
     */
    KeyChain(Collection<NoteVerifier> given, List<LeafBatch.Rotation> rotations, List<KeptCheckpoint> agreed) {
        trusted.addAll(given);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (LeafBatch.Rotation rotation : rotations) {
                grown |= follow(rotation, agreed);
            }
        }
    }

    private boolean follow(LeafBatch.Rotation rotation, List<KeptCheckpoint> agreed) {
        NoteVerifier old = rotation.keys().from();
        NoteVerifier fresh = rotation.keys().to();
        if (until.containsKey(old) || !trusted.contains(old) && !trusted.contains(fresh)) {
            return false;
        }
        for (KeptCheckpoint kept : agreed) {
            SignedNote note = kept.note();
            if (kept.size() > rotation.sequence() && old.verifies(note) && fresh.verifies(note)) {
                trusted.add(old);
                trusted.add(fresh);
                until.put(old, kept.size());
                from.put(fresh, kept.size());
                return true;
            }
        }
        return false;
    }

    /** True if a key that was in use at that size signed the checkpoint. */
    boolean signed(KeptCheckpoint kept) {
        SignedNote note = kept.note();
        return trusted.stream()
                .anyMatch(key -> kept.size() >= from.getOrDefault(key, 0L)
                        && kept.size() <= until.getOrDefault(key, Long.MAX_VALUE)
                        && key.verifies(note));
    }

    List<String> texts() {
        return trusted.stream().map(NoteVerifier::text).toList();
    }
}
