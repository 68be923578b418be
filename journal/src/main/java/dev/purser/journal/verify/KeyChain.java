package dev.purser.journal.verify;

import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.tile.SignedNote;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Optional<KeptCheckpoint> both = agreed.stream()
                .filter(kept ->
                        kept.size() > rotation.sequence() && old.verifies(kept.note()) && fresh.verifies(kept.note()))
                .max(Comparator.comparingLong(KeptCheckpoint::size));
        both.ifPresent(kept -> {
            trusted.add(old);
            trusted.add(fresh);
            from.put(fresh, kept.size());
            until.put(old, inUse(fresh, kept.size(), agreed) ? kept.size() : Long.MAX_VALUE);
        });
        return both.isPresent();
    }

    /** False while the program ended between the rotation's checkpoint and the change of keys, so that the old one went on. */
    private static boolean inUse(NoteVerifier key, long after, List<KeptCheckpoint> agreed) {
        return agreed.stream().anyMatch(kept -> kept.size() > after && key.verifies(kept.note()));
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
