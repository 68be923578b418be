package dev.purser.journal.tile;

import java.util.List;

/**
 * Signs tree heads: C2SP tlog-checkpoint. Immutable and thread-safe. It signs what it is given; that no two of its
 * checkpoints contradict each other is for the journal to see to.
 *
 * @param origin the log's name, the first line of every checkpoint
 * @param keys one key, or, while a key is being replaced, the old one and the new one
 */
public record CheckpointSigner(String origin, List<NoteSigner> keys) {
    public CheckpointSigner {
        keys = List.copyOf(keys);
        if (keys.isEmpty() || origin.isEmpty() || origin.chars().anyMatch(c -> c < 0x20)) {
            throw new IllegalArgumentException("a signer has an origin of one line, and a key");
        }
    }

    public CheckpointSigner(String origin, NoteSigner key) {
        this(origin, List.of(key));
    }

    /** The signed checkpoint of a tree. */
    public Checkpoint sign(long size, byte[] root) {
        String text = Checkpoint.text(origin, size, root);
        SignedNote note =
                new SignedNote(text, keys.stream().map(key -> key.sign(text)).toList());
        return new Checkpoint(origin, size, root.clone(), note.note());
    }
}
